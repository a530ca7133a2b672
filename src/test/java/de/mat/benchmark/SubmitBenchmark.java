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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty forms a second for one minute: each is stored, and none waits for a second. */
@Tag("benchmark")
class SubmitBenchmark {

    private static final int WARM_UP = 500;
    private static final int PER_SECOND = 50;
    private static final int SECONDS = 60;
    private static final long LONGEST_MILLIS = 1_000;
    private static final int CREATED = 201;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    @Test
    void everyFormIsStoredWithinASecond() throws Exception {
        try (RunningMat mat = RunningMat.alone("submits", List.of(RunningMat.ADMINISTRATOR))) {
            DemoWebsite.createAll(mat.database(), "https://www.muster-maschinen.example");
            send(mat, WARM_UP);
            nanos.clear();

            send(mat, PER_SECOND * SECONDS);

            List<Long> sorted = nanos.stream().sorted().toList();
            long median = TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() / 2));
            long p99 = TimeUnit.NANOSECONDS.toMillis(sorted.get(sorted.size() * 99 / 100));
            System.out.println(sorted.size() + " submits, " + PER_SECOND + " a second: median " + median + " ms, p99 "
                    + p99 + " ms");
            assertEquals(WARM_UP + PER_SECOND * SECONDS, stored(mat));
            assertTrue(p99 < LONGEST_MILLIS, p99 + " ms");
        }
    }

    private void send(RunningMat mat, int count) throws Exception {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            for (int i = 0; i < count; i++) {
                CompletableFuture<Void> answer = new CompletableFuture<>();
                answers.add(answer);
                clock.schedule(() -> send(mat, answer), i * 1_000L / PER_SECOND, TimeUnit.MILLISECONDS);
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        } finally {
            clock.shutdownNow();
        }
    }

    private void send(RunningMat mat, CompletableFuture<Void> answer) {
        long start = System.nanoTime();
        String body = "{\"email\":\"ana@example.com\",\"message\":\"Guten Tag " + start + "\",\"token\":\"\"}";
        HttpRequest request = HttpRequest.newBuilder(mat.at("api/website/contacts?key=" + DemoWebsite.SITE_KEY))
                .header("Content-Type", "application/json")
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

    private static int stored(RunningMat mat) throws Exception {
        try (Connection connection = mat.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from inquiry")) {
            result.next();
            return result.getInt(1);
        }
    }
}
