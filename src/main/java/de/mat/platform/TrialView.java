package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** "Probieren": what the import would do with a mail, and what it would read in it. */
@Named
@RequestScoped
public class TrialView {

    private static final int MEBIBYTE = 1024 * 1024;

    @Inject
    private TrialMail mail;

    @Inject
    private PlatformService platforms;

    @Inject
    @ConfigProperty(name = "mat.import.max-size")
    private long maxSize;

    private Optional<TrialMail.Sent> sent;
    private Trial trial;

    /** Takes up what was sent just before. */
    @PostConstruct
    void load() {
        sent = mail.take();
        sent.flatMap(TrialMail.Sent::mail)
                .ifPresent(tried ->
                        trial = Trial.of(platforms.all(), tried, sent.get().readAs()));
    }

    /** Null when there is nothing to show. */
    public Trial getTrial() {
        return trial;
    }

    /** What keeps the mail from being tried, or null. */
    public TrialMail.Problem getProblem() {
        return sent.flatMap(TrialMail.Sent::problem).orElse(null);
    }

    /** The text that was pasted. */
    public String getSource() {
        return sent.map(TrialMail.Sent::source).orElse("");
    }

    /** The layout that was chosen, or null. */
    public Layout getReadAs() {
        return sent.flatMap(TrialMail.Sent::readAs).orElse(null);
    }

    /** The addresses of the From header. */
    public String getFrom() {
        return trial.mail().from().stream().map(Address::address).collect(Collectors.joining(", "));
    }

    public String getSubject() {
        return trial.mail().subject().orElse("");
    }

    /** The sender that decides, or null. */
    public Sender getSender() {
        return trial.sender().orElse(null);
    }

    public List<RecognisedInquiry> getInquiries() {
        return trial.inquiries();
    }

    /** The name of a language in the language of the page. */
    public String languageName(Optional<String> language) {
        Locale page = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        return language.map(code -> Locale.forLanguageTag(code).getDisplayLanguage(page))
                .orElse("");
    }

    /** Of the largest mail, in MB. */
    public long getLargest() {
        return maxSize / MEBIBYTE;
    }

    public Layout[] getLayouts() {
        return Layout.values();
    }
}
