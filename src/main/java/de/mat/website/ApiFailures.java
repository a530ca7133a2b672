package de.mat.website;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What fails behind the interface is a problem too, and one line of the log: strangers can ask for it as often as they like. */
@Provider
public class ApiFailures implements ExceptionMapper<RuntimeException> {

    private static final Logger LOGGER = Logger.getLogger(ApiFailures.class.getName());
    private static final int SERVER_ERROR = 500;

    @Override
    public Response toResponse(RuntimeException failure) {
        LOGGER.log(Level.WARNING, "The interface for other websites failed: {0}", described(failure));
        return Problem.of(SERVER_ERROR, "Failed", "That did not work just now; the same may be sent again");
    }

    /** Its kind and place, without its text, which may hold a stranger's words. */
    static String described(RuntimeException failure) {
        Throwable cause = failure;
        while (cause instanceof EJBException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
