package de.mat.website;

import de.mat.validation.TextSyntax;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with the settings of the website, and the field that it is about. */
public enum WebsiteProblem {
    DEALER_MISSING("dealer"),
    DEALER_WRONG("dealer"),
    ACCENT_WRONG("accent"),
    HEAD_WRONG("head"),
    IMPRINT_MISSING("imprintUrl"),
    IMPRINT_WRONG("imprintUrl"),
    PRIVACY_MISSING("privacyUrl"),
    PRIVACY_WRONG("privacyUrl"),
    INQUIRIES_TO_WRONG("inquiriesTo"),
    CONTACTS_TO_WRONG("contactsTo"),
    ORIGIN_WRONG("allowedOrigins");

    private static final int LONGEST_URL = 500;
    private static final int LONGEST_ORIGINS = 2_000;

    private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9a-f:]+]|[a-z0-9.-]+)(:[0-9]{1,5})?");

    private final String field;

    WebsiteProblem(String field) {
        this.field = field;
    }

    /** The field's id on the page. */
    public String field() {
        return field;
    }

    /** All that is wrong; what must be filled in must be so only when visitors are to see the pages. */
    static List<WebsiteProblem> of(WebsiteDraft draft) {
        List<WebsiteProblem> problems = new ArrayList<>();
        if (draft.isActive()) {
            addIf(isEmpty(draft.getDealer()), DEALER_MISSING, problems);
            addIf(isEmpty(draft.getImprintUrl()), IMPRINT_MISSING, problems);
            addIf(isEmpty(draft.getPrivacyUrl()), PRIVACY_MISSING, problems);
        }
        addIf(!isEmpty(draft.getDealer()) && !TextSyntax.isSingleLine(draft.getDealer()), DEALER_WRONG, problems);
        addIf(!Colour.isColour(draft.getAccent()), ACCENT_WRONG, problems);
        addIf(!Colour.isColour(draft.getHead()), HEAD_WRONG, problems);
        addIf(!isEmpty(draft.getImprintUrl()) && !isWebAddress(draft.getImprintUrl()), IMPRINT_WRONG, problems);
        addIf(!isEmpty(draft.getPrivacyUrl()) && !isWebAddress(draft.getPrivacyUrl()), PRIVACY_WRONG, problems);
        addIf(!isMailAddressOrEmpty(draft.getInquiriesTo()), INQUIRIES_TO_WRONG, problems);
        addIf(!isMailAddressOrEmpty(draft.getContactsTo()), CONTACTS_TO_WRONG, problems);
        Stream<String> origins = draft.origins().stream();
        addIf(
                String.join("\n", draft.origins()).length() > LONGEST_ORIGINS
                        || !origins.allMatch(origin -> ORIGIN.matcher(origin).matches()),
                ORIGIN_WRONG,
                problems);
        return problems;
    }

    private static void addIf(boolean wrong, WebsiteProblem problem, List<WebsiteProblem> problems) {
        if (wrong) {
            problems.add(problem);
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isMailAddressOrEmpty(String text) {
        return isEmpty(text) || TextSyntax.isMailAddress(text);
    }

    /** An address that a link may lead to: of the web, and whole. */
    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return text.length() <= LONGEST_URL
                    && address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
