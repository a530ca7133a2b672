package de.mat.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.mail.Envelope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MailBatchesTest {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LARGEST = 25 * MEBIBYTE;

    @Test
    void aHundredMailsGoTogether() {
        long[] small = LongStream.generate(() -> 2_000).limit(250).toArray();

        assertEquals(
                List.of(100, 100, 50), batches(small).stream().map(List::size).toList());
    }

    @Test
    void theirSizeBoundsTheMemory() {
        assertEquals(
                List.of(List.of(10L, 6L), List.of(1L, 10L), List.of(20L), List.of(1L, 1L)),
                inMebibytes(10, 6, 1, 10, 20, 1, 1));
    }

    @Test
    void aMailThatIsTooLargeGoesAlone() {
        assertEquals(List.of(List.of(1L), List.of(26L), List.of(30L), List.of(2L)), inMebibytes(1, 26, 30, 2));
        assertEquals(List.of(), inMebibytes());
    }

    private static List<List<Long>> inMebibytes(long... sizes) {
        return batches(Arrays.stream(sizes).map(size -> size * MEBIBYTE).toArray()).stream()
                .map(batch -> batch.stream().map(size -> size / MEBIBYTE).toList())
                .collect(Collectors.toList());
    }

    private static List<List<Long>> batches(long... sizes) {
        List<PlatformMail> mails = Arrays.stream(sizes)
                .mapToObj(size ->
                        new PlatformMail(null, new Envelope(1, List.of(), Optional.empty(), Instant.EPOCH, size)))
                .toList();
        return MailBatches.of(mails, LARGEST).stream()
                .map(batch -> batch.stream().map(mail -> mail.envelope().size()).toList())
                .toList();
    }
}
