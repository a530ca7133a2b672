package de.mat.mailing;

import de.mat.faces.Messages;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The Impressum at the foot of every bulk mail. */
@Named
@ViewScoped
public class ImprintView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ImprintService imprints;

    private long version;
    private String text;

    /** As it is now. */
    public void open() {
        MailingImprint imprint = imprints.imprint();
        version = imprint.getVersion();
        text = imprint.getText();
    }

    /** "Speichern". */
    public void save() {
        if (imprints.change(version, text)) {
            open();
            Messages.done("imprint.saved");
        } else {
            Messages.error(null, "imprint.conflict");
        }
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
