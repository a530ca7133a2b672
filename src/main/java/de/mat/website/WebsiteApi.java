package de.mat.website;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** Where the interface for other websites is; each class of it is found by its annotations. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "MAT: forms and products for the dealer's websites",
                        version = "1",
                        description =
                                "A website names itself by its site key (parameter key) and, in a browser, by an origin that the dealer"
                                        + " allowed. Errors are application/problem+json (RFC 9457)."))
public class WebsiteApi extends Application {}
