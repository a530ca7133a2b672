package de.mat.platform;

import de.mat.mail.ReceivedMail.Address;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The platforms whose mails are imported: the shipped ones. No mail of anybody else is ever opened. */
@Named
@ApplicationScoped
public class Platforms {

    private static final List<Platform> SHIPPED = List.of(new Platform(
            "machineseeker",
            "Machineseeker",
            List.of(
                    "Machineseeker",
                    "Maschinensucher",
                    "Machineseeker Group",
                    "Machineseeker.com",
                    "Maschinensucher.de"),
            List.of(new SenderPattern("*@channel.machineseeker.com"))));

    /** All platforms. */
    public List<Platform> all() {
        return SHIPPED;
    }

    /** The senders whose mails are imported, as shown to administrators. */
    public List<SenderPattern> senderPatterns() {
        return all().stream().flatMap(platform -> platform.senders().stream()).toList();
    }

    /** The platform that sent a mail with these From addresses. */
    public Optional<Platform> sending(List<Address> from) {
        return all().stream().filter(platform -> platform.sends(from)).findFirst();
    }

    /** The name to show for a code; the code itself when there is no such platform any more. */
    public String name(String code) {
        return find(code).map(Platform::name).orElse(code);
    }

    /** The platform of that code, if there is (still) one. */
    public Optional<Platform> find(String code) {
        return all().stream().filter(platform -> platform.code().equals(code)).findFirst();
    }
}
