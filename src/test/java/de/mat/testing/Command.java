package de.mat.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs a program of the machine to its end. */
final class Command {

    private Command() {}

    /**
     * What the program printed.
     *
     * @throws IOException with its output, if its exit code is not 0
     */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
