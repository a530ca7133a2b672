package de.mat.website;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What another website sends; for the description of the interface. */
@Schema(description = "A form that a visitor filled in. Only email and message are required.")
public class SubmittedForm {

    @Schema(description = "From GET /website/form; a form without it is taken for spam", required = true)
    public String token;

    @Schema(description = "Number of the machine, for inquiries")
    public String product;

    @Schema(maxLength = 100)
    public String name;

    @Schema(maxLength = 100)
    public String company;

    @Schema(required = true, maxLength = 254)
    public String email;

    @Schema(maxLength = 60)
    public String phone;

    @Schema(maxLength = 150)
    public String subject;

    @Schema(required = true, maxLength = 10_000)
    public String message;

    @Schema(description = "Must be empty: a field that no person sees")
    public String homepage;

    @Schema(description = "Of the page: de or en")
    public String language;
}
