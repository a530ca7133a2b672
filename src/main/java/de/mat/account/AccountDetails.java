package de.mat.account;

import de.mat.html.FormattedText;
import de.mat.mail.ConnectionSecurity;
import de.mat.validation.HostName;
import de.mat.validation.MailAddress;
import de.mat.validation.PastDay;
import de.mat.validation.SingleLine;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * What an administrator types about the e-mail account, but for the password: that never is in here, so this may live in a page. The
 * groups say what is required beside the fields that always are.
 */
@Embeddable
public class AccountDetails implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Checked when a login is needed. */
    public interface LoginGiven {}

    /** Checked when inquiries are to be imported. */
    public interface ImportGiven {}

    /** The longest address (RFC 5321), and so the longest user name. */
    public static final int ADDRESS_LENGTH = 254;

    /** The longest signature, inline pictures included. */
    public static final int SIGNATURE_LENGTH = 300_000;

    /** How far the first import is proposed to go back. */
    private static final int PROPOSED_DAYS = 14;

    private static final int HOST_LENGTH = 253;
    private static final int LARGEST_PORT = 65_535;

    @NotBlank
    @SingleLine
    @Size(max = 100)
    @Column(name = "sender_name")
    private String senderName;

    @NotBlank
    @MailAddress
    @Size(max = ADDRESS_LENGTH)
    @Column(name = "sender_address")
    private String senderAddress;

    @NotBlank
    @HostName
    @Size(max = HOST_LENGTH)
    @Column(name = "smtp_host")
    private String smtpHost;

    @NotNull
    @Min(1)
    @Max(LARGEST_PORT)
    @Column(name = "smtp_port")
    private Integer smtpPort = 465;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "smtp_security")
    private ConnectionSecurity smtpSecurity = ConnectionSecurity.TLS;

    @Column(name = "authentication_required")
    private boolean authenticationRequired = true;

    @NotBlank(groups = LoginGiven.class)
    @SingleLine
    @Size(max = ADDRESS_LENGTH)
    @Column(name = "user_name")
    private String userName;

    @Size(max = SIGNATURE_LENGTH)
    private String signature;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "signature_format")
    private SignatureFormat signatureFormat = SignatureFormat.TEXT;

    @Column(name = "import_enabled")
    private boolean importEnabled;

    @NotBlank(groups = ImportGiven.class)
    @HostName
    @Size(max = HOST_LENGTH)
    @Column(name = "imap_host")
    private String imapHost;

    @NotNull(groups = ImportGiven.class)
    @Min(1)
    @Max(LARGEST_PORT)
    @Column(name = "imap_port")
    private Integer imapPort = 993;

    @NotNull(groups = ImportGiven.class)
    @Enumerated(EnumType.STRING)
    @Column(name = "imap_security")
    private ConnectionSecurity imapSecurity = ConnectionSecurity.TLS;

    @NotNull(groups = ImportGiven.class)
    @PastDay
    @Column(name = "import_from")
    private LocalDate importFrom;

    /** The same values again, on their own. */
    public AccountDetails copy() {
        AccountDetails copy = new AccountDetails();
        copy.senderName = senderName;
        copy.senderAddress = senderAddress;
        copy.smtpHost = smtpHost;
        copy.smtpPort = smtpPort;
        copy.smtpSecurity = smtpSecurity;
        copy.authenticationRequired = authenticationRequired;
        copy.userName = userName;
        copy.signature = signature;
        copy.signatureFormat = signatureFormat;
        copy.importEnabled = importEnabled;
        copy.imapHost = imapHost;
        copy.imapPort = imapPort;
        copy.imapSecurity = imapSecurity;
        copy.importFrom = importFrom;
        return copy;
    }

    /** Goes back two weeks, unless a day was chosen. */
    void proposeImportFrom(LocalDate today) {
        if (importFrom == null) {
            importFrom = today.minusDays(PROPOSED_DAYS);
        }
    }

    /** Whether user name and password are needed: for sending, or for the import, which never goes without. */
    public boolean isLoginNeeded() {
        return authenticationRequired || importEnabled;
    }

    /**
     * Whether a password given for these values may go where the other values send it: to the same servers, secured in the same way,
     * for the same user, and to no server that did not get it before.
     */
    boolean sendPasswordWhere(AccountDetails other) {
        return sameSmtpServer(other)
                && Objects.equals(userName, other.userName)
                && (authenticationRequired || !other.authenticationRequired)
                && (!other.importEnabled || importEnabled && sameImapServer(other));
    }

    private boolean sameSmtpServer(AccountDetails other) {
        return sameHost(smtpHost, other.smtpHost)
                && Objects.equals(smtpPort, other.smtpPort)
                && smtpSecurity == other.smtpSecurity;
    }

    private boolean sameImapServer(AccountDetails other) {
        return sameHost(imapHost, other.imapHost)
                && Objects.equals(imapPort, other.imapPort)
                && imapSecurity == other.imapSecurity;
    }

    private static boolean sameHost(String one, String other) {
        return Objects.equals(lowerCase(one), lowerCase(other));
    }

    private static String lowerCase(String host) {
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    /** The signature as it stands below a mail. */
    public FormattedText signature() {
        if (signature == null || signature.isBlank()) {
            return FormattedText.plain("");
        }
        return signatureFormat == SignatureFormat.HTML
                ? FormattedText.formatted(signature)
                : FormattedText.plain(signature.strip());
    }

    /** What was written in the other format, in the one it has now. */
    void convertSignature() {
        if (signature != null && !signature.isBlank()) {
            signature = signatureFormat == SignatureFormat.HTML
                    ? FormattedText.plain(signature.strip()).asHtml()
                    : FormattedText.formatted(signature).text().strip();
        }
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String senderName) {
        this.senderName = senderName;
    }

    public String getSenderAddress() {
        return senderAddress;
    }

    public void setSenderAddress(String senderAddress) {
        this.senderAddress = senderAddress;
    }

    public String getSmtpHost() {
        return smtpHost;
    }

    public void setSmtpHost(String smtpHost) {
        this.smtpHost = smtpHost;
    }

    public Integer getSmtpPort() {
        return smtpPort;
    }

    public void setSmtpPort(Integer smtpPort) {
        this.smtpPort = smtpPort;
    }

    public ConnectionSecurity getSmtpSecurity() {
        return smtpSecurity;
    }

    public void setSmtpSecurity(ConnectionSecurity smtpSecurity) {
        this.smtpSecurity = smtpSecurity;
    }

    public boolean isAuthenticationRequired() {
        return authenticationRequired;
    }

    public void setAuthenticationRequired(boolean authenticationRequired) {
        this.authenticationRequired = authenticationRequired;
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature;
    }

    public SignatureFormat getSignatureFormat() {
        return signatureFormat;
    }

    public void setSignatureFormat(SignatureFormat signatureFormat) {
        this.signatureFormat = signatureFormat;
    }

    public boolean isImportEnabled() {
        return importEnabled;
    }

    public void setImportEnabled(boolean importEnabled) {
        this.importEnabled = importEnabled;
    }

    public String getImapHost() {
        return imapHost;
    }

    public void setImapHost(String imapHost) {
        this.imapHost = imapHost;
    }

    public Integer getImapPort() {
        return imapPort;
    }

    public void setImapPort(Integer imapPort) {
        this.imapPort = imapPort;
    }

    public ConnectionSecurity getImapSecurity() {
        return imapSecurity;
    }

    public void setImapSecurity(ConnectionSecurity imapSecurity) {
        this.imapSecurity = imapSecurity;
    }

    /** Mails that were received before this day are left alone. */
    public LocalDate getImportFrom() {
        return importFrom;
    }

    public void setImportFrom(LocalDate importFrom) {
        this.importFrom = importFrom;
    }
}
