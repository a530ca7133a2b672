package de.mat.website;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What the interface itself refuses (a path, a method, a type) is told as a problem too. */
@Provider
public class ApiProblems implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response response = refusal.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        String title = response.getStatusInfo().getReasonPhrase();
        return Problem.of(response.getStatus(), title, "The request does not fit the interface, see /openapi");
    }
}
