package de.mat.website;

import de.mat.product.VisibleProductService;
import de.mat.user.ClientAddress;
import de.mat.user.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The forms for other websites: what they need to show one, and where they send it. */
@Path("/website")
@RequestScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class FormResource {

    private static final int LARGEST_BODY = 100_000;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    @Inject
    private PublicWebsite website;

    @Inject
    private VisibleProductService products;

    @Inject
    private FormToken tokens;

    @Inject
    private FormReceiver receiver;

    @Context
    private HttpServletRequest request;

    /** Everything that is needed to show a form. */
    @GET
    @Path("/form")
    @Operation(summary = "Token, words and colours of a form; to be asked for whenever a form is shown")
    public Response form(
            @Parameter(description = "Site key") @QueryParam("key") String key,
            @Parameter(description = "inquiry or contact") @QueryParam("form") String form,
            @Parameter(description = "Number of the machine") @QueryParam("product") String product,
            @Parameter(description = "de or en; else what the browser prefers") @QueryParam("language") String language,
            @HeaderParam("Accept-Language") String preferred) {
        Optional<FormKind> kind = FormKind.ofWord(form);
        if (kind.isEmpty()) {
            return Problem.of(BAD_REQUEST, "No such form", "The parameter form must be inquiry or contact");
        }
        JsonObject texts = FormTexts.of(
                kind.get(),
                Language.ofTag(language).orElseGet(() -> Language.preferredBy(preferred)),
                website.settings().orElseThrow(),
                Optional.ofNullable(product).filter(number -> !number.isBlank()).flatMap(products::find),
                tokens.create());
        return Response.ok(texts.toString()).build();
    }

    /** Somebody asks about a machine. */
    @POST
    @Path("/inquiries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends an inquiry about a machine; the same one sent again gets the same number")
    @APIResponse(responseCode = "201", description = "Recorded; number is what the visitor may be told")
    @APIResponse(responseCode = "422", description = "To be corrected; problems names the fields")
    public Response inquire(
            @Parameter(description = "Site key") @QueryParam("key") String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = SubmittedForm.class))) InputStream body)
            throws IOException {
        return receive(FormKind.INQUIRY, body);
    }

    /** Somebody writes about anything else. */
    @POST
    @Path("/contacts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends a contact form; the same one sent again gets the same number")
    @APIResponse(responseCode = "201", description = "Recorded; number is what the visitor may be told")
    @APIResponse(responseCode = "422", description = "To be corrected; problems names the fields")
    public Response contact(
            @Parameter(description = "Site key") @QueryParam("key") String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = SubmittedForm.class))) InputStream body)
            throws IOException {
        return receive(FormKind.CONTACT, body);
    }

    private Response receive(FormKind kind, InputStream body) throws IOException {
        Optional<JsonObject> json = read(body);
        if (json.isEmpty()) {
            return Problem.of(BAD_REQUEST, "No form", "The body must be a JSON object of at most 100 kB");
        }
        Optional<FormReceiver.Receipt> taken = receiver.receive(sent(kind, json.get()), ClientAddress.of(request));
        if (taken.isEmpty()) {
            return Problem.switchedOff();
        }
        FormReceiver.Receipt receipt = taken.get();
        if (!receipt.verdict().isToBeCorrected()) {
            JsonObjectBuilder answer = Json.createObjectBuilder().add("number", receipt.number());
            return Response.status(Response.Status.CREATED)
                    .entity(answer.build().toString())
                    .build();
        }
        JsonObjectBuilder problems = Json.createObjectBuilder();
        receipt.verdict().problems().forEach((field, problem) -> problems.add(field.word(), problem.name()));
        return Problem.of(
                UNPROCESSABLE,
                Problem.body(UNPROCESSABLE, "To be corrected", "Some fields are missing or wrong")
                        .add("problems", problems));
    }

    private static Optional<JsonObject> read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException noObject) {
            // Not only JsonException: the parser tells of what is nested too deeply by others
            return Optional.empty();
        }
    }

    private static SentForm sent(FormKind kind, JsonObject json) {
        Map<FormField, String> texts = new EnumMap<>(FormField.class);
        for (FormField field : FormField.values()) {
            texts.put(field, text(json, field.word()));
        }
        return new SentForm(
                kind,
                texts,
                text(json, "product"),
                text(json, "homepage"),
                text(json, "token"),
                text(json, "language"));
    }

    /** Anything but a text is none. */
    private static String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : "";
    }
}
