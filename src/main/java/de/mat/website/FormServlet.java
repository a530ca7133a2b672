package de.mat.website;

import de.mat.product.VisibleProductService;
import de.mat.user.ClientAddress;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes the forms of the public pages: thanks, or shows the page again with what was typed. A servlet, since only that can hand the
 * request on to the page; and no form of Faces, since those need a session.
 */
@WebServlet("/web/send")
public class FormServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(FormServlet.class.getName());
    private static final int UNPROCESSABLE = 422;
    private static final String UTF_8 = "UTF-8";

    @Inject
    private FormReceiver receiver;

    @Inject
    private ShownForm shown;

    @Inject
    private VisibleProductService products;

    /** For the container. */
    public FormServlet() {}

    FormServlet(FormReceiver receiver, ShownForm shown, VisibleProductService products) {
        this.receiver = receiver;
        this.shown = shown;
        this.products = products;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding(UTF_8);
        Optional<FormKind> kind = FormKind.ofWord(request.getParameter("form"));
        if (kind.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        SentForm form = sent(kind.get(), request);
        Optional<FormReceiver.Receipt> taken;
        try {
            taken = receiver.receive(form, ClientAddress.of(request));
        } catch (EJBException e) {
            LOGGER.log(Level.WARNING, "A form could not be recorded: {0}", ApiFailures.described(e));
            shown.showFailed(form);
            show(form, HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
            return;
        }
        if (taken.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        FormReceiver.Receipt receipt = taken.get();
        if (receipt.verdict().isToBeCorrected()) {
            shown.showAgain(form, receipt.verdict().problems());
            show(form, UNPROCESSABLE, request, response);
        } else {
            String language = request.getParameter(SiteView.LANGUAGE);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location",
                    request.getContextPath() + "/web/thanks.xhtml?number=" + receipt.number()
                            + ("de".equals(language) || "en".equals(language)
                                    ? "&" + SiteView.LANGUAGE + "=" + language
                                    : ""));
        }
    }

    /** Somebody asks for the address itself, after the form was left open for the next day. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/web/");
    }

    private void show(SentForm form, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setStatus(status);
        request.getRequestDispatcher(page(form))
                .forward(new PageAgain(request, form, request.getParameter(SiteView.LANGUAGE)), response);
    }

    /** Without the machine, if that is no longer shown: what was typed outlives it. */
    private String page(SentForm form) {
        boolean ofMachine = form.kind() == FormKind.INQUIRY && !form.product().isEmpty() && isShown(form.product());
        return ofMachine ? "/web/offer.xhtml" : "/web/contact-form.xhtml";
    }

    private boolean isShown(String product) {
        try {
            return products.find(product).isPresent();
        } catch (EJBException e) {
            LOGGER.log(Level.WARNING, "A machine could not be shown: {0}", ApiFailures.described(e));
            return false;
        }
    }

    private static SentForm sent(FormKind kind, HttpServletRequest request) {
        Map<FormField, String> texts = new EnumMap<>(FormField.class);
        for (FormField field : FormField.values()) {
            texts.put(field, request.getParameter(field.word()));
        }
        return new SentForm(
                kind,
                texts,
                request.getParameter("product"),
                request.getParameter("homepage"),
                request.getParameter("token"),
                request.getParameter("language"));
    }

    /** As if the page had been asked for by its address. */
    private static final class PageAgain extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        private PageAgain(HttpServletRequest request, SentForm form, String language) {
            super(request);
            parameters = new LinkedHashMap<>();
            if (!form.product().isEmpty()) {
                parameters.put("number", new String[] {form.product()});
            }
            if (language != null) {
                parameters.put(SiteView.LANGUAGE, new String[] {language});
            }
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String[] getParameterValues(String name) {
            return parameters.get(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.copyOf(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }
}
