package de.mat.testing;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The news that open pages of the desk hear, without a page. */
public final class News {

    private News() {}

    /** The status with which the server refuses to tell news to this visitor; 0 if it does not. */
    public static int refusal(URL server, String channel, Visitor visitor) throws Exception {
        try {
            listen(server, channel, visitor, new CompletableFuture<>(), new CompletableFuture<>())
                    .abort();
            return 0;
        } catch (ExecutionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Listens to a channel as the page of this visitor does; hears the first message, and the status with which the server ends it. */
    public static WebSocket listen(
            URL server,
            String channel,
            Visitor visitor,
            CompletableFuture<String> first,
            CompletableFuture<Integer> end)
            throws Exception {
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                first.complete(text.toString());
                socket.request(1);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                end.complete(status);
                return null;
            }
        };
        URI address = URI.create("ws://" + server.getHost() + ":" + server.getPort() + channel);
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + visitor.session().orElse(""))
                .buildAsync(address, listener)
                .get(20, TimeUnit.SECONDS);
    }
}
