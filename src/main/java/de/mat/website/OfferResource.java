package de.mat.website;

import de.mat.product.ProductLine;
import de.mat.product.ProductOrder;
import de.mat.product.ProductPage;
import de.mat.product.VisibleProductService;
import de.mat.security.PublicAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The machines for other websites, as visitors of ours see them. */
@Path("/website/products")
@RequestScoped
@Produces({MediaType.APPLICATION_JSON, Problem.TYPE})
public class OfferResource {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 10_000;
    private static final int LONGEST_SEARCH = 200;
    private static final int BAD_REQUEST = 400;

    @Inject
    private VisibleProductService products;

    /** A page of them, the ones that were changed last first. */
    @GET
    @Operation(
            summary = "Fifty products, the ones that were changed last first; price is missing when it is on request")
    public Response list(
            @Parameter(description = "Site key") @QueryParam("key") String key,
            @Parameter(description = "Words, each of which must occur") @QueryParam("search") String search,
            @QueryParam("category") String category,
            @Parameter(description = "Counted from 1") @DefaultValue("1") @QueryParam("page") int page) {
        if (page < 1 || page > LAST_PAGE || search != null && search.length() > LONGEST_SEARCH) {
            return Problem.of(
                    BAD_REQUEST, "No such page", "Pages are counted from 1; a search has at most 200 characters");
        }
        ProductPage found = products.page(
                search == null || search.isBlank() ? null : search,
                category == null || category.isBlank() ? null : category,
                ProductOrder.CHANGED_LAST,
                (page - 1) * SIZE,
                SIZE);
        JsonArrayBuilder lines = Json.createArrayBuilder();
        found.lines().stream().map(OfferResource::json).forEach(lines::add);
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("count", found.count())
                .add("page", page)
                .add("products", lines);
        return Response.ok(answer.build().toString()).build();
    }

    private static JsonObjectBuilder json(ProductLine line) {
        PublicAddress address = PublicAddress.configured();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("number", line.number())
                .add("title", line.title())
                .add("state", line.state().name())
                .add(
                        "page",
                        address.page(
                                "/web/offer.xhtml?number=" + URLEncoder.encode(line.number(), StandardCharsets.UTF_8)));
        add(json, "manufacturer", line.manufacturer());
        add(json, "model", line.model());
        add(json, "category", line.category());
        if (line.year() != null) {
            json.add("year", line.year());
        }
        if (line.price() != null) {
            json.add("price", line.price()).add("currency", line.currency());
        }
        if (line.picture() != null) {
            String picture = address.page("/web/files/pictures/" + line.picture() + "/");
            json.add("picture", picture + "large").add("thumbnail", picture + "thumbnail");
        }
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
