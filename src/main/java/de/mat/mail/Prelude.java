package de.mat.mail;

import java.io.IOException;

/**
 * What is said before the mail library takes over: the greeting, and STARTTLS. It is not left to the library because nothing that
 * was said in clear text may count once TLS stands.
 */
interface Prelude {

    /** The greeting that the library is shown in place of the real one, which may have come in clear text. */
    String neutralGreeting();

    void readGreeting() throws IOException, StageFailure;

    /** Asks for TLS; afterwards the handshake comes next. */
    void startTls() throws IOException, StageFailure;
}
