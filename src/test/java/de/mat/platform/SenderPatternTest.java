package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderPatternTest {

    private final SenderPattern pattern = new SenderPattern("*@channel.machineseeker.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buyer-ab1cd2ef3gh4i@channel.machineseeker.com",
                "BUYER-AB1CD2EF3GH4I@Channel.MachineSeeker.COM",
                "x@channel.machineseeker.com"
            })
    void acceptsEverybodyOfTheDomain(String address) {
        assertTrue(pattern.accepts(List.of(new Address("Ana Beispiel", address))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@channel.machineseeker.com.evil.example",
                "x@evil-channel.machineseeker.com",
                "x@machineseeker.com",
                "x@sub.channel.machineseeker.com",
                "x@evilchannel.machineseeker.com",
                "channel.machineseeker.com@evil.example",
                "\"x@channel.machineseeker.com\"@evil.example",
                "x@evil.example@channel.machineseeker.com",
                "x@channel.machineseeker.com.",
                "x@channel.machineseeker.com ",
                "x y@channel.machineseeker.com",
                "@channel.machineseeker.com",
                "channel.machineseeker.com",
                "x@channel.machinesee\u212aer.com",
                "x@channel.machineseeker.com\u0000",
                ""
            })
    void refusesWhatOnlyLooksLikeIt(String address) {
        assertFalse(pattern.accepts(List.of(new Address("", address))));
    }

    @Test
    void refusesADisplayNameThatContainsTheAddress() {
        assertFalse(pattern.accepts(
                List.of(new Address("buyer-ab1cd2ef3gh4i@channel.machineseeker.com", "ana@example.net"))));
    }

    @Test
    void refusesSeveralSendersAndNone() {
        Address sender = new Address("", "x@channel.machineseeker.com");

        assertFalse(pattern.accepts(List.of(sender, sender)));
        assertFalse(pattern.accepts(List.of()));
    }

    @Test
    void aWholeAddressCoversOnlyItself() {
        SenderPattern one = new SenderPattern("info@mail.example.com");

        assertTrue(one.accepts(List.of(new Address("", "Info@mail.example.com"))));
        assertFalse(one.accepts(List.of(new Address("", "other@mail.example.com"))));
    }

    @Test
    void searchesForWhatEverySenderHas() {
        assertEquals("channel.machineseeker.com", pattern.searchText());
        assertEquals("info@mail.example.com", new SenderPattern("info@mail.example.com").searchText());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_PATTERN",
        "*, NO_PATTERN",
        "*@, NO_PATTERN",
        "@example.com, NO_PATTERN",
        "example.com, NO_PATTERN",
        "a@b@example.com, NO_PATTERN",
        "*@exa mple.com, NO_PATTERN",
        "a@-example.com, NO_PATTERN",
        "a..b@example.com, NO_PATTERN",
        "'\"a\"@example.com', NO_PATTERN",
        "'Ana <a@example.com>', NO_PATTERN",
        "*@123.456, NO_PATTERN",
        "*@example.com., NO_PATTERN",
        "*@*, ASTERISK",
        "*@*.example.com, ASTERISK",
        "buyer-*@example.com, ASTERISK",
        "*@com, TOO_WIDE",
        "*@localhost, TOO_WIDE",
        "*@co.uk, TOO_WIDE",
        "a@or.at, TOO_WIDE",
        "*@bücher.example, NOT_ASCII",
        "müller@example.com, NOT_ASCII",
        "*@gmail.com, MAIL_PROVIDER",
        "*@GMX.de, MAIL_PROVIDER",
        "*@web.de, MAIL_PROVIDER",
        "*@t-online.de, MAIL_PROVIDER",
        "*@outlook.com, MAIL_PROVIDER",
        "*@hotmail.co.uk, MAIL_PROVIDER",
        "*@yahoo.com.br, MAIL_PROVIDER",
        "*@seznam.cz, MAIL_PROVIDER"
    })
    void saysWhyATextIsNoPattern(String text, SenderPattern.Problem problem) {
        assertEquals(Optional.of(problem), SenderPattern.problem(text));
        assertThrows(IllegalArgumentException.class, () -> new SenderPattern(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*@ex\nample.com", "*@example.com\u0000", "\u007f@example.com", "*\t@example.com"})
    void noControlCharacterGetsIntoACommand(String text) {
        assertEquals(Optional.of(SenderPattern.Problem.NO_PATTERN), SenderPattern.problem(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*@channel.machineseeker.com",
                "*@live.maschinen.example.de",
                "*@mail.example.com",
                "petra@gmail.com",
                "no-reply@xn--bcher-kva.example"
            })
    void takesADomainOfOneOwnerAndAnyWholeAddress(String text) {
        assertEquals(Optional.empty(), SenderPattern.problem(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Kategorie-Anfragen, true",
        "Anfrage (1), true",
        "ab, false",
        "Förderbänder, false",
        "'say \"yes\"', false",
        "'back\\slash', false",
        "' Anfrage', false",
        "'', false"
    })
    void aSubjectIsOneThatEveryServerCanSearchFor(String subject, boolean searchable) {
        assertEquals(searchable, Sender.isSearchable(subject));
    }
}
