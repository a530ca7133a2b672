package de.mat.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real Dovecot and a real Postfix on loopback, with a folder, ports and a certificate of their own: the truth behind the
 * protocol tests. Mail for {@code @muster-maschinen.example} arrives in mailboxes that Dovecot serves; the logins are shared.
 *
 * <p>They start as root only, as both servers do. Where they are absent the test is skipped with a message, or fails if
 * {@code mat.tests.demanded} is true.
 */
public final class RealMailServers implements AutoCloseable {

    private static final String DOMAIN = "@muster-maschinen.example";

    private final Path folder;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, String> passwords = new TreeMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final AtomicInteger delivered = new AtomicInteger();

    private RealMailServers(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts both servers.
     *
     * @param certificate PEM, the server's own first, and its chain
     * @param key PEM (PKCS#8)
     */
    public static RealMailServers start(String certificate, String key) throws IOException {
        return start(certificate, key, text -> text);
    }

    /** The same, but Dovecot does not write down what it is asked: that takes a process and some milliseconds for each session. */
    public static RealMailServers startWithoutRecords(String certificate, String key) throws IOException {
        return start(certificate, key, text -> text.replaceAll("(?s)# Each session's.*?\n(?=#)", ""));
    }

    private static RealMailServers start(String certificate, String key, UnaryOperator<String> dovecotConfiguration)
            throws IOException {
        Demanded.program(Path.of("/usr/sbin/dovecot"), "dovecot-imapd");
        Demanded.program(Path.of("/usr/sbin/postfix"), "postfix");
        Demanded.that("root".equals(System.getProperty("user.name")), "Dovecot and Postfix start as root only");
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "mat-mail-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        RealMailServers servers = new RealMailServers(folder);
        try {
            servers.configure(certificate, key);
            Path dovecot = folder.resolve("dovecot.conf");
            Files.writeString(dovecot, dovecotConfiguration.apply(Files.readString(dovecot)));
            servers.run(
                    "/usr/sbin/dovecot",
                    "-F",
                    "-c",
                    folder.resolve("dovecot.conf").toString());
            servers.run("/usr/sbin/postfix", "-c", folder.resolve("postfix").toString(), "start-fg");
            servers.ports.values().forEach(RealMailServers::awaitListening);
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** SMTP in clear text, with STARTTLS offered. */
    public int smtpPort() {
        return ports.get("SMTP");
    }

    /** SMTP with TLS from the first byte on. */
    public int smtpsPort() {
        return ports.get("SMTPS");
    }

    /** IMAP in clear text, with STARTTLS offered. */
    public int imapPort() {
        return ports.get("IMAP");
    }

    /** IMAP with TLS from the first byte on. */
    public int imapsPort() {
        return ports.get("IMAPS");
    }

    /** Creates a mailbox and its login (the whole address), or changes its password. */
    public void mailbox(String address, String password) throws IOException {
        if (!address.endsWith(DOMAIN)) {
            throw new IllegalArgumentException("Only addresses " + DOMAIN);
        }
        passwords.put(address, password);
        for (String sub : List.of("mail/" + address + "/new", "mail/" + address + "/cur", "mail/" + address + "/tmp")) {
            Files.createDirectories(folder.resolve(sub));
        }
        Files.createDirectories(folder.resolve("home/" + address + "/dovecot.rawlog"));
        write("passwords", lines("%1$s:{PLAIN}%2$s"));
        write("mailboxes", lines("%1$s %1$s/"));
        write("senders", lines("%1$s %1$s"));
        Command.run(
                "chown",
                "-R",
                "nobody:nogroup",
                folder.resolve("mail").toString(),
                folder.resolve("home").toString());
        if (!processes.isEmpty()) {
            awaitPassword(address, password);
            Command.run("/usr/sbin/postfix", "-c", folder.resolve("postfix").toString(), "reload");
        }
    }

    /** Dovecot looks at its password file once a second. */
    private void awaitPassword(String address, String password) {
        Awaitility.await("login of " + address)
                .atMost(10, TimeUnit.SECONDS)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> doveadm("auth", "test", address, password).contains("auth succeeded"));
    }

    /** Puts a mail into the mailbox, unread, as a delivery would; Dovecot numbers mails by the moment in their file's name. */
    public void deliver(String address, byte[] mail) throws IOException {
        String name = "%d.M%06dP1.test".formatted(Instant.now().getEpochSecond(), delivered.incrementAndGet());
        Path file = folder.resolve("mail/" + address + "/tmp/" + name);
        Files.write(file, mail);
        Command.run("chown", "nobody:nogroup", file.toString());
        Files.move(file, folder.resolve("mail/" + address + "/new").resolve(file.getFileName()));
    }

    /** The folder of the mailbox, with {@code cur}, {@code new} and {@code tmp} in it. */
    public Path maildir(String address) {
        return folder.resolve("mail/" + address);
    }

    /** Lets Dovecot take note of what was written into the folder of the mailbox. */
    public void index(String address) throws IOException {
        Command.run("chown", "-R", "nobody:nogroup", maildir(address).toString());
        doveadm("index", "-u", address, "INBOX");
    }

    /** UID, flags and keywords of each mail of the mailbox, as Dovecot itself tells them. */
    public String uidsAndFlags(String address) throws IOException {
        return doveadm("fetch", "-u", address, "uid flags", "mailbox", "INBOX");
    }

    /** The same with the modification sequence of each mail and of the mailbox: it grows with each change (RFC 7162). */
    public String uidsFlagsAndChanges(String address) throws IOException {
        return doveadm("mailbox", "status", "-u", address, "messages uidnext uidvalidity highestmodseq", "INBOX")
                + doveadm("fetch", "-u", address, "uid flags modseq", "mailbox", "INBOX");
    }

    /** Sets flags and keywords of the mail, as a mail program of the dealer's would. */
    public void flag(String address, long uid, String flags) throws IOException {
        doveadm("flags", "add", "-u", address, flags, "mailbox", "INBOX", "uid", String.valueOf(uid));
    }

    private String doveadm(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("doveadm", "-c", folder.resolve("dovecot.conf").toString()));
        command.addAll(List.of(arguments));
        return Command.run(command.toArray(String[]::new));
    }

    /** The mails of the mailbox, whole, in no order. */
    public List<String> mails(String address) throws IOException {
        List<String> mails = new ArrayList<>();
        for (String sub : List.of("new", "cur")) {
            try (Stream<Path> files = Files.list(folder.resolve("mail/" + address + "/" + sub))) {
                for (Path file : files.toList()) {
                    mails.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return mails;
    }

    /** Every IMAP command that was sent after a login, in order, without its tag. */
    public List<String> imapCommands(String address) throws IOException {
        List<String> commands = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("home/" + address + "/dovecot.rawlog"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".in"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    commands.add(Arrays.stream(line.split(" ")).skip(2).collect(Collectors.joining(" ")));
                }
            }
        }
        return commands;
    }

    /** What Postfix logged so far. */
    public String smtpLog() throws IOException {
        return Files.readString(folder.resolve("postfix.log"));
    }

    /** Ends both servers and removes their folder. */
    @Override
    public void close() {
        for (Process process : processes) {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            children.forEach(ProcessHandle::destroy);
        }
        try {
            Command.run("rm", "-rf", folder.toString());
        } catch (IOException e) {
            throw new IllegalStateException("The folder of the mail servers stays: " + folder, e);
        }
    }

    private void configure(String certificate, String key) throws IOException {
        for (String name : List.of("SMTP", "SMTPS", "IMAP", "IMAPS")) {
            ports.put(name, Ports.free());
        }
        for (String sub : List.of("mail", "home", "queue", "data", "postfix")) {
            Files.createDirectories(folder.resolve(sub));
        }
        Command.run("chown", "postfix", folder.resolve("data").toString());
        write("certificate.pem", certificate);
        write("key.pem", key);
        Files.setPosixFilePermissions(folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-------"));
        mailbox("postmaster" + DOMAIN, UUID.randomUUID().toString());
        write("dovecot.conf", template("dovecot.conf"));
        write("postfix/main.cf", template("main.cf"));
        write("postfix/master.cf", template("master.cf"));
    }

    private String template(String name) throws IOException {
        try (InputStream in = RealMailServers.class.getResourceAsStream("/mail-servers/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@FOLDER@", folder.toString())
                    .replace("@UID@", Command.run("id", "-u", "nobody").strip())
                    .replace("@GID@", Command.run("id", "-g", "nobody").strip());
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                text = text.replace("@" + port.getKey() + "@", port.getValue().toString());
            }
            return text;
        }
    }

    private String lines(String format) {
        return passwords.entrySet().stream()
                .map(entry -> format.formatted(entry.getKey(), entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void run(String... command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start());
    }

    private static void awaitListening(int port) {
        Awaitility.await("port " + port).atMost(20, TimeUnit.SECONDS).until(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }
}
