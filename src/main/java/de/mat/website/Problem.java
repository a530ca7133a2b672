package de.mat.website;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;

/** An answer that says what is wrong, as {@code application/problem+json} (RFC 9457). Its texts are ours, never those of an exception. */
final class Problem {

    static final String TYPE = "application/problem+json";

    private static final int NOT_FOUND = 404;

    private Problem() {}

    /** What everybody is told who asks for anything then. */
    static Response switchedOff() {
        return of(NOT_FOUND, "Not found", "The dealer's website is switched off");
    }

    static Response of(int status, String title, String detail) {
        return of(status, body(status, title, detail));
    }

    static Response of(int status, JsonObjectBuilder body) {
        return Response.status(status)
                .type(TYPE)
                .entity(body.build().toString())
                .build();
    }

    static JsonObjectBuilder body(int status, String title, String detail) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
    }
}
