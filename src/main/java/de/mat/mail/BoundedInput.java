package de.mat.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server sends, within {@link Limits}. It stands above TLS, right below the mail library, which allocates whatever a server
 * announces.
 */
final class BoundedInput extends FilterInputStream {

    /** Deeper than any mail is built; the library parses recursively. */
    private static final int DEEPEST = 100;

    /** The same without regard to quotes, for a server that misleads about where they end. */
    private static final int DEEPEST_QUOTED = 2000;

    private volatile Limits limits;
    private volatile long received;
    private volatile long answer;
    private volatile boolean ended;
    private volatile boolean exceeded;
    private int line;
    private long literal;
    private Nesting nesting = new Nesting();
    private final LiteralMark mark = new LiteralMark();
    private int last;

    BoundedInput(InputStream in, Limits limits) {
        super(in);
        this.limits = limits;
    }

    void limit(Limits newLimits) {
        limits = newLimits;
    }

    /** We have sent something: what comes now is the next answer. */
    void asked() {
        answer = 0;
    }

    /** Whether anything has come at all. */
    boolean silent() {
        return received == 0;
    }

    /** Whether a limit was exceeded. */
    boolean exceeded() {
        return exceeded;
    }

    /** Whether the server has ended the connection. */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            ended = true;
            return octet;
        }
        check(new byte[] {(byte) octet}, 0, 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            ended = true;
            return read;
        }
        check(buffer, offset, read);
        return read;
    }

    private void check(byte[] buffer, int offset, int length) throws LimitExceededException {
        try {
            count(length);
            for (int i = offset; i < offset + length; i++) {
                inspect(buffer[i] & 0xff);
            }
        } catch (LimitExceededException e) {
            exceeded = true;
            throw e;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int octets) throws LimitExceededException {
        received += octets;
        answer += octets;
        if (answer > limits.answer()) {
            throw new LimitExceededException("answer");
        }
    }

    private void inspect(int octet) throws LimitExceededException {
        boolean endsLine = octet == '\n' && (last == '\r' || !limits.hasLiterals());
        last = octet;
        if (literal > 0) {
            literal--;
            mark.look(octet);
            return;
        }
        if (++line > limits.line()) {
            throw new LimitExceededException("line");
        }
        if (endsLine) {
            endLine();
        } else if (limits.hasLiterals()) {
            nesting.look(octet);
            mark.look(octet);
        }
    }

    private void endLine() throws LimitExceededException {
        line = 0;
        if (mark.isComplete()) {
            literal = mark.size();
            if (literal > limits.literal()) {
                throw new LimitExceededException("literal");
            }
        } else {
            nesting = new Nesting();
        }
        mark.clear();
    }

    /**
     * Watches for {@code {n}} right before a line end. It looks at the octets of literals too, because the library searches its whole
     * buffer: a literal that ends in an opening brace would otherwise hide the size of the next one.
     */
    private static final class LiteralMark {

        private boolean open;
        private boolean negative;
        private boolean closed;
        private int digits;
        private long size;

        void look(int octet) {
            if (octet == '{') {
                clear();
                open = true;
            } else if (open && octet == '-' && digits == 0 && !negative) {
                negative = true;
            } else if (open && octet >= '0' && octet <= '9') {
                digits++;
                size = Math.min(size * 10 + octet - '0', Integer.MAX_VALUE);
            } else if (open && octet == '}' && digits > 0) {
                open = false;
                closed = true;
            } else if (!(closed && octet == '\r')) {
                clear();
            }
        }

        boolean isComplete() {
            return closed;
        }

        long size() {
            return negative ? 0 : size;
        }

        void clear() {
            open = false;
            negative = false;
            closed = false;
            digits = 0;
            size = 0;
        }
    }

    /** How deep the parentheses of one response stand. */
    private static final class Nesting {

        private int open;
        private int openAnywhere;
        private boolean quoted;
        private boolean escaped;

        void look(int octet) throws LimitExceededException {
            if (escaped) {
                escaped = false;
            } else if (octet == '\\' && quoted) {
                escaped = true;
            } else if (octet == '"') {
                quoted = !quoted;
            }
            int step = octet == '(' ? 1 : octet == ')' ? -1 : 0;
            openAnywhere += step;
            open += quoted ? 0 : step;
            if (open > DEEPEST || openAnywhere > DEEPEST_QUOTED) {
                throw new LimitExceededException("nesting");
            }
        }
    }
}
