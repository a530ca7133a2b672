package de.mat.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.demo.DemoWebsite;
import de.mat.testing.RunningMat;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fifty forms a second for one minute: each is stored, and none waits for a second. First such as a machine sends, which nobody is told
 * of, then such as visitors send, each from a network of its own.
 */
@Tag("benchmark")
class SubmitBenchmark {

    private static final int WARM_UP = 500;
    private static final int PER_SECOND = 50;
    private static final int SECONDS = 60;
    private static final long LONGEST_MILLIS = 1_000;
    private static final int CREATED = 201;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger visitors = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    @Test
    void everyFormIsStoredWithinASecondAndAnnouncedUnlessItLooksLikeSpam() throws Exception {
        int all = WARM_UP + PER_SECOND * SECONDS;
        try (RunningMat mat = RunningMat.alone(
                "submits",
                List.of(RunningMat.ADMINISTRATOR),
                Map.of("mat.website.most-forms", Integer.toString(all)))) {
            DemoWebsite.createAll(mat.database(), "https://www.muster-maschinen.example");
            Deque<String> tokens = new ConcurrentLinkedDeque<>();
            for (int i = 0; i < all; i++) {
                tokens.add(token(mat));
            }

            long suspicious = p99("suspicious", mat, () -> "");
            assertEquals(all, count(mat, "inquiry where state = 'SPAM'"));
            assertEquals(0, count(mat, "notification"));

            long accepted = p99("accepted", mat, tokens::remove);
            assertEquals(2 * all, count(mat, "inquiry"));
            assertEquals(all, count(mat, "inquiry where state = 'NEW'"));
            assertEquals(
                    all, count(mat, "inquiry i where exists (select 1 from notification n where n.inquiry_id = i.id)"));

            assertTrue(suspicious < LONGEST_MILLIS, suspicious + " ms");
            assertTrue(accepted < LONGEST_MILLIS, accepted + " ms");
        }
    }

    /** The 99th percentile in milliseconds, after a warm-up. */
    private long p99(String what, RunningMat mat, Supplier<String> token) throws Exception {
        send(mat, WARM_UP, token);
        nanos.clear();
        send(mat, PER_SECOND * SECONDS, token);
        List<Long> sorted = nanos.stream().sorted().toList();
        long median = TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() / 2));
        long p99 = TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() * 99 / 100));
        System.out.println(sorted.size() + " " + what + " forms, " + PER_SECOND + " a second: median " + median
                + " ms, p99 " + p99 + " ms");
        return p99;
    }

    private String token(RunningMat mat) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        mat.at("api/website/form?form=contact&language=de&key=" + DemoWebsite.SITE_KEY))
                .build();
        String form = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher token = TOKEN.matcher(form);
        assertTrue(token.find(), form);
        return token.group(1);
    }

    private void send(RunningMat mat, int count, Supplier<String> token) throws Exception {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < count; i++) {
                CompletableFuture<Void> answer = new CompletableFuture<>();
                answers.add(answer);
                clock.schedule(() -> send(mat, token.get(), answer), i * 1_000L / PER_SECOND, TimeUnit.MILLISECONDS);
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        } finally {
            clock.shutdownNow();
        }
    }

    private void send(RunningMat mat, String token, CompletableFuture<Void> answer) {
        long start = System.nanoTime();
        int number = visitors.getAndIncrement();
        String body = "{\"email\":\"kunde-" + number + "@example.com\",\"message\":\"Guten Tag " + start
                + "\",\"token\":\"" + token + "\"}";
        HttpRequest request = HttpRequest.newBuilder(mat.at("api/website/contacts?key=" + DemoWebsite.SITE_KEY))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10.%d.%d.1".formatted(number / 256, number % 256))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((response, failure) -> {
            if (failure == null && response.statusCode() == CREATED) {
                nanos.add(System.nanoTime() - start);
                answer.complete(null);
            } else {
                answer.completeExceptionally(
                        failure == null ? new IllegalStateException("Status " + response.statusCode()) : failure);
            }
        });
    }

    private static int count(RunningMat mat, String rows) throws Exception {
        try (Connection connection = mat.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }
}
