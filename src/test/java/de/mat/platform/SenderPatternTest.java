package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(
            strings = {
                "",
                "*",
                "*@",
                "@example.com",
                "*@*",
                "*@com",
                "a@b@example.com",
                "*@exa mple.com",
                "*@ex\nample.com"
            })
    void isNothingElseThanAnAddressOrADomain(String text) {
        assertThrows(IllegalArgumentException.class, () -> new SenderPattern(text));
    }
}
