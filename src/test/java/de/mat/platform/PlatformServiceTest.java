package de.mat.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.mail.ReceivedMail.Address;
import de.mat.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The platforms in the database, as each administrator changes them. */
class PlatformServiceTest {

    private static final List<Address> RELAY = List.of(new Address("Ana", "buyer-x@channel.machineseeker.com"));
    private static final List<Address> INFO = List.of(new Address("Machineseeker", "info@mail.machineseeker.com"));

    @AutoClose
    private final TestDatabase database = TestDatabase.open();

    @Test
    void shipsMachineseekerActive() {
        Senders senders = call(PlatformService::senders);

        assertEquals(Map.of("machineseeker", "Machineseeker"), call(PlatformService::names));
        assertEquals(
                Layout.LABELS,
                senders.of(RELAY, Optional.of("Anfrage")).orElseThrow().layout());
        assertEquals(
                Layout.DIGEST,
                senders.of(INFO, Optional.of("Kategorie-Anfragen (3 Nachrichten)"))
                        .orElseThrow()
                        .layout());
    }

    @Test
    void keepsOtherMailOfThePlatformsOwnAddressOut() {
        Senders senders = call(PlatformService::senders);

        for (String subject : List.of("Ihre Rechnung", "Anfragen in Ihrer Kategorie", "Kategorie Anfragen", "")) {
            assertEquals(Optional.empty(), senders.of(INFO, Optional.of(subject)), subject);
        }
        assertEquals(Optional.empty(), senders.of(INFO, Optional.empty()));
    }

    @Test
    void addsAPlatformUnderACodeOfItsOwn() throws PlatformChangedException {
        PlatformDraft draft = draft("Börse für Maschinen", "*@relay.example.com");
        draft.getSenders().get(0).setSubject("Anfrage");
        draft.setOwnNames("Die Börse");

        assertEquals(List.of(), store(draft));
        assertEquals(List.of(), store(draft("Börse-für-Maschinen", "info@boerse.example.com")));

        Platform added = platform("borse-fur-maschinen");
        assertEquals("Börse für Maschinen", added.getName());
        assertTrue(added.isActive());
        assertTrue(added.isNamedIn("Ana über Die Börse"));
        assertEquals("*@relay.example.com", added.getSenders().get(0).getPattern());
        assertEquals("Börse-für-Maschinen", platform("borse-fur-maschinen-2").getName());
        assertEquals(4, call(PlatformService::senders).all().size());
    }

    @Test
    void changesNameAndSendersButNeverTheCode() throws PlatformChangedException {
        PlatformDraft draft = PlatformDraft.of(platform("machineseeker"));
        draft.setName("Maschinensucher");
        draft.removeSender(0);
        draft.getSenders().get(0).setSubject("Kategorie");
        draft.addSender();
        draft.getSenders().get(1).setPattern("*@relay.example.com");

        assertEquals(List.of(), store(draft));

        Platform changed = platform("machineseeker");
        assertEquals("Maschinensucher", changed.getName());
        assertEquals(
                List.of("info@mail.machineseeker.com Kategorie", "*@relay.example.com null"),
                changed.getSenders().stream()
                        .map(sender -> sender.getPattern() + " " + sender.getSubject())
                        .toList());
    }

    @Test
    void refusesAChangeThatDoesNotKnowOfAnother() throws PlatformChangedException {
        PlatformDraft first = PlatformDraft.of(platform("machineseeker"));
        PlatformDraft second = PlatformDraft.of(platform("machineseeker"));
        first.getSenders().get(0).setSubject("nur das");
        store(first);

        assertThrows(PlatformChangedException.class, () -> store(second));
        assertEquals("nur das", platform("machineseeker").getSenders().get(0).getSubject());

        second.rebase(platform("machineseeker").getVersion());
        assertEquals(List.of(), store(second));
        assertEquals(null, platform("machineseeker").getSenders().get(0).getSubject());
    }

    @Test
    void aSwitchIsAChangeToo() {
        PlatformDraft draft = PlatformDraft.of(platform("machineseeker"));
        long id = draft.getId();

        call(service -> {
            service.deactivate(id);
            return null;
        });

        assertThrows(PlatformChangedException.class, () -> store(draft));
        assertFalse(platform("machineseeker").isActive());
    }

    @Test
    void importsNothingOfAPlatformThatIsNotActive() {
        long id = platform("machineseeker").getId();

        call(service -> {
            service.deactivate(id);
            return null;
        });
        assertEquals(List.of(), call(PlatformService::senders).all());
        assertEquals(Map.of("machineseeker", "Machineseeker"), call(PlatformService::names));

        call(service -> {
            service.activate(id);
            return null;
        });
        assertEquals(2, call(PlatformService::senders).all().size());
    }

    @Test
    void refusesANameThatAnotherPlatformHas() throws PlatformChangedException {
        assertEquals(
                List.of(new PlatformProblem(PlatformProblem.Kind.NAME_TAKEN, -1, "Machineseeker")),
                store(draft("MACHINESEEKER", "*@relay.example.com")));
        assertEquals(1, call(PlatformService::all).size());
    }

    @Test
    void refusesASenderThatIsThereAlready() throws PlatformChangedException {
        PlatformDraft draft = draft("Andere", "*@Channel.machineseeker.com");
        draft.addSender();
        draft.getSenders().get(1).setPattern("a@example.com");
        draft.addSender();
        draft.getSenders().get(2).setPattern("A@example.com");

        assertEquals(
                List.of(
                        new PlatformProblem(PlatformProblem.Kind.SENDER_TAKEN, 0, "Machineseeker"),
                        new PlatformProblem(PlatformProblem.Kind.SENDER_TAKEN, 2, "Andere")),
                store(draft));

        draft.getSenders().get(0).setSubject("anderer Betreff");
        draft.removeSender(2);
        assertEquals(List.of(), store(draft));
    }

    @Test
    void storesNothingThatCannotBeImportedBy() {
        assertThrows(IllegalArgumentException.class, () -> store(draft("Alle", "*@gmail.com")));
        assertEquals(1, call(PlatformService::all).size());
    }

    @Test
    void theMostPreciseSenderIsMeant() throws PlatformChangedException {
        store(draft("Eins", "*@relay.example.com"));
        store(draft("Zwei", "info@relay.example.com"));
        PlatformDraft third = draft("Drei", "info@relay.example.com");
        third.getSenders().get(0).setSubject("Gesuch");
        store(third);
        Senders senders = call(PlatformService::senders);
        List<Address> info = List.of(new Address("", "info@relay.example.com"));

        assertEquals(
                "drei",
                senders.of(info, Optional.of("Neues Gesuch"))
                        .orElseThrow()
                        .platform()
                        .getCode());
        assertEquals(
                "zwei",
                senders.of(info, Optional.of("Anderes"))
                        .orElseThrow()
                        .platform()
                        .getCode());
        assertEquals(
                "eins",
                senders.of(List.of(new Address("", "x@relay.example.com")), Optional.empty())
                        .orElseThrow()
                        .platform()
                        .getCode());
    }

    private static PlatformDraft draft(String name, String pattern) {
        PlatformDraft draft = PlatformDraft.empty();
        draft.setName(name);
        draft.getSenders().get(0).setPattern(pattern);
        return draft;
    }

    private Platform platform(String code) {
        return call(PlatformService::all).stream()
                .filter(platform -> platform.getCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<PlatformProblem> store(PlatformDraft draft) throws PlatformChangedException {
        try {
            return call(service -> {
                try {
                    return service.store(draft);
                } catch (PlatformChangedException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof PlatformChangedException changed) {
                throw changed;
            }
            throw e;
        }
    }

    private <T> T call(Function<PlatformService, T> work) {
        return database.compute(entityManager -> work.apply(new PlatformService(entityManager)));
    }
}
