package de.mat.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The platforms whose mails are imported: the shipped ones. */
@Named
@ApplicationScoped
public class Platforms {

    private static final Platform MACHINESEEKER = new Platform(
            "machineseeker",
            "Machineseeker",
            List.of(
                    "Machineseeker",
                    "Maschinensucher",
                    "Machineseeker Group",
                    "Machineseeker.com",
                    "Maschinensucher.de"));

    private static final Senders SHIPPED = new Senders(
            List.of(new Sender(MACHINESEEKER, new SenderPattern("*@channel.machineseeker.com"), Optional.empty())));

    /** Whose mails are imported. */
    public Senders senders() {
        return SHIPPED;
    }

    /** The name to show for a code; the code itself when there is no such platform any more. */
    public String name(String code) {
        return MACHINESEEKER.code().equals(code) ? MACHINESEEKER.name() : code;
    }
}
