package de.mat.intake;

import de.mat.faces.Messages;
import de.mat.inquiry.ReadAgain;
import de.mat.platform.Platforms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** "Neu einlesen": the readers run again over the mail of one inquiry, or over all kept mails of a platform. */
@Named
@RequestScoped
public class RereadView {

    @Inject
    private Rereader rereader;

    @Inject
    private RunningReread running;

    @Inject
    private Platforms platforms;

    private String platform;

    /** Reads the mail of this inquiry again, and shows the page afresh. */
    public void reread(long inquiryId) throws IOException {
        Optional<ReadAgain> result = rereader.reread(inquiryId);
        if (result.isPresent()) {
            Messages.done(
                    "reread.one.done", result.get().updated(), result.get().added());
        } else {
            Messages.error(null, "reread.one.failed");
        }
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(external.getRequestContextPath() + "/app/inquiry.xhtml?id=" + inquiryId);
    }

    /** Reads all kept mails of the chosen platform again; the page goes on at once. */
    public void start() {
        if (platform != null && rereader.begin(platform)) {
            rereader.rereadAll(platform);
        }
    }

    /** Ends that after the mail it is at. */
    public void stop() {
        running.stop();
    }

    public boolean isRunning() {
        return running.isRunning();
    }

    /** How far the running or the last one is; null when there was none. */
    public RereadProgress getProgress() {
        return running.progress();
    }

    /** The codes of the platforms that can be chosen. */
    public List<String> getPlatforms() {
        return platforms.senders().all().stream()
                .map(sender -> sender.platform().getCode())
                .distinct()
                .toList();
    }

    public String getPlatform() {
        return platform;
    }

    public void setPlatform(String platform) {
        this.platform = platform;
    }
}
