package de.mat.mail;

import java.io.IOException;

/**
 * What is said before the mail library takes over: the greeting, and STARTTLS. It is not left to the library because nothing that
 * was said in clear text may count once TLS stands.
 */
interface Prelude {

    /** The greeting that the library is shown in place of the one that came in clear text before TLS. */
    String neutralGreeting();

    /** The greeting that the library is shown when the connection stays as it was: with what the server says it can, if it does. */
    String greeting();

    void readGreeting() throws IOException, StageFailure;

    /** Asks for TLS; afterwards the handshake comes next. */
    void startTls() throws IOException, StageFailure;
}
