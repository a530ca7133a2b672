package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.account.AccountStatus;
import de.mat.account.CheckProgress;
import de.mat.account.CheckStep;
import de.mat.account.SignatureFormat;
import de.mat.contact.ContactRemark;
import de.mat.contact.ContactTableProblem;
import de.mat.inquiry.InquiryType;
import de.mat.mail.ConnectionSecurity;
import de.mat.mail.Protocol;
import de.mat.user.CredentialProblem;
import de.mat.user.Language;
import de.mat.user.LoginNotice;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every constant that a page shows has its words in both languages; pages put those keys together, so no search finds them. */
class EnumTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void eachConstantThatAPageShowsHasItsWords(String language) {
        ResourceBundle texts = ResourceBundle.getBundle("de.mat.messages", Locale.forLanguageTag(language));

        List<String> missing = keys().filter(key -> !texts.containsKey(key)).toList();

        assertEquals(List.of(), missing);
    }

    private static Stream<String> keys() {
        return Stream.of(
                        of("credentials.", CredentialProblem.values()),
                        of("warning.", AccountStatus.Kind.values()),
                        of("warning.part.", Protocol.values()),
                        of("check.", Protocol.values()),
                        of("check.", CheckStep.State.values()),
                        of("account.security.", ConnectionSecurity.values()),
                        of("account.signature.", SignatureFormat.values()),
                        of("inquiry.type.", InquiryType.values()),
                        of("contactsImport.remark.", ContactRemark.Kind.values()),
                        of("contactsImport.remarked.", ContactRemark.Kind.values()),
                        of("contactsImport.problem.", problems()),
                        of("app.language.", Language.tags().toArray()),
                        of(
                                "",
                                Arrays.stream(LoginNotice.values())
                                        .map(LoginNotice::key)
                                        .toArray()),
                        of(
                                "check.",
                                CheckProgress.waitingSteps(true).stream()
                                        .map(step -> step.protocol() + "." + step.stage())
                                        .toArray()))
                .flatMap(each -> each);
    }

    /** A rule has its own words. */
    private static Object[] problems() {
        return EnumSet.complementOf(EnumSet.of(ContactTableProblem.Kind.RULE)).toArray();
    }

    private static Stream<String> of(String prefix, Object[] constants) {
        return Arrays.stream(constants).map(constant -> prefix + constant);
    }
}
