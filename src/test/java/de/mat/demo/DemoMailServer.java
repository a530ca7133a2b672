package de.mat.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;

/** The demo's mail provider: one mailbox for the dealer and one for each user, in memory, on loopback and fixed ports. */
final class DemoMailServer implements AutoCloseable {

    static final String HOST = "localhost";

    /** The dealer's account: what the administrator types into the dialog. */
    static final String ADDRESS = "anfragen@muster-maschinen.example";

    static final String PASSWORD = "demo-postfach";

    private final GreenMail greenMail = new GreenMail(new ServerSetup[] {
        new ServerSetup(DemoPort.SMTP.number(), HOST, ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(DemoPort.IMAP.number(), HOST, ServerSetup.PROTOCOL_IMAP)
    });

    private final DemoMailWriter writer = new DemoMailWriter(Session.getInstance(new Properties()), ADDRESS);
    private final DemoArrivals arrivals;
    private final Path folder;

    /** The mailbox of the demo in this folder. */
    DemoMailServer(Path folder) {
        this.folder = folder;
        this.arrivals = new DemoArrivals(folder);
    }

    /** Starts both servers and fills the dealer's mailbox with what was in it before. */
    void start() throws IOException, MessagingException {
        greenMail.start();
        for (MimeMessage mail : DemoMailbox.mails(writer.session(), ADDRESS, DemoMailbox.start(folder))) {
            deliver(mail);
        }
        for (MimeMessage mail : arrivals.earlier(writer)) {
            deliver(mail);
        }
    }

    /** Another mail of the platform arrives; returns its subject. */
    String receiveAnother() throws IOException, MessagingException {
        MimeMessage mail = arrivals.next(writer);
        deliver(mail);
        return mail.getSubject();
    }

    private void deliver(MimeMessage mail) throws MessagingException {
        inbox(ADDRESS).appendMessage(mail, new Flags(), mail.getSentDate());
    }

    /** Calls back with the subject of each mail that arrives for the address. */
    void onArrival(String address, Consumer<String> arrived) {
        MailFolder inbox = inbox(address);
        inbox.addListener(new FolderListener() {
            @Override
            public void added(int number) {
                try {
                    arrived.accept(
                            inbox.getMessages().get(number - 1).getMimeMessage().getSubject());
                } catch (MessagingException e) {
                    arrived.accept("(no readable subject)");
                }
            }

            @Override
            public void expunged(int number) {
                // not told
            }

            @Override
            public void flagsUpdated(int number, Flags flags, Long uid) {
                // not told
            }

            @Override
            public void mailboxDeleted() {
                // not told
            }
        });
    }

    private MailFolder inbox(String address) {
        GreenMailUser user = greenMail.setUser(address, address, PASSWORD);
        try {
            return greenMail.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException("The mailbox of " + address + " was just made and is not there", e);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
