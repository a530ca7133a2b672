package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.mat.base.DataFolder;
import de.mat.base.KeyFile;
import de.mat.product.Product;
import de.mat.product.VisibleProductService;
import de.mat.testing.ManualClock;
import jakarta.ejb.EJBException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormServletTest {

    private static final FormReceiver BROKEN = new FormReceiver() {
        @Override
        public Optional<Receipt> receive(SentForm form, String clientAddress) {
            throw new EJBException("no database");
        }
    };
    private static final FormReceiver STRICT = new FormReceiver() {
        @Override
        public Optional<Receipt> receive(SentForm form, String clientAddress) {
            return Optional.of(new Receipt(new Verdict(Map.of(FormField.EMAIL, FieldProblem.MISSING), Set.of()), 0));
        }
    };
    private static final FormReceiver OFF = new FormReceiver() {
        @Override
        public Optional<Receipt> receive(SentForm form, String clientAddress) {
            return Optional.empty();
        }
    };
    private static final VisibleProductService NO_PRODUCTS = new VisibleProductService() {
        @Override
        public Optional<Product> find(String number) {
            return Optional.empty();
        }
    };

    @TempDir
    private Path folder;

    private final List<String> happened = new ArrayList<>();
    private ShownForm shown;

    @BeforeEach
    void begin() {
        shown = new ShownForm(new FormToken(KeyFile.in(DataFolder.open(folder)), new ManualClock()));
    }

    @Test
    void whatCannotBeRecordedIsShownAgainWithWhatWasTyped() throws Exception {
        send(BROKEN, Map.of("form", "contact", "message", "Noch da?"));

        assertEquals(List.of("status 503", "shows /web/contact-form.xhtml"), happened);
        FormFields fields = shown.of(FormKind.CONTACT);
        assertTrue(fields.isFailed());
        assertFalse(fields.isWrong());
        assertEquals("Noch da?", fields.typed("message"));
    }

    @Test
    void anInquiryOutlivesItsMachine() throws Exception {
        send(STRICT, Map.of("form", "inquiry", "product", "MM-1001", "message", "Noch da?"));

        assertEquals(List.of("status 422", "shows /web/contact-form.xhtml"), happened);
        FormFields fields = shown.of(FormKind.CONTACT);
        assertEquals("inquiry", fields.getKind());
        assertEquals("MM-1001", fields.getProduct());
        assertEquals("Noch da?", fields.typed("message"));
    }

    /** The machine's page would need the database. */
    @Test
    void anInquiryIsShownAgainWithoutItsMachineWhileTheDatabaseIsAway() throws Exception {
        VisibleProductService away = new VisibleProductService() {
            @Override
            public Optional<Product> find(String number) {
                throw new EJBException("no database");
            }
        };

        send(BROKEN, away, Map.of("form", "inquiry", "product", "MM-1001", "message", "Noch da?"));

        assertEquals(List.of("status 503", "shows /web/contact-form.xhtml"), happened);
        assertEquals("MM-1001", shown.of(FormKind.CONTACT).getProduct());
    }

    @Test
    void thereIsNoSuchAddressWhileTheWebsiteIsSwitchedOff() throws Exception {
        send(OFF, Map.of("form", "contact"));

        assertEquals(List.of("error 404"), happened);
    }

    private void send(FormReceiver receiver, Map<String, String> typed) throws Exception {
        send(receiver, NO_PRODUCTS, typed);
    }

    private void send(FormReceiver receiver, VisibleProductService products, Map<String, String> typed)
            throws Exception {
        RequestDispatcher page = proxy(RequestDispatcher.class, (proxy, method, arguments) -> null);
        HttpServletRequest request =
                proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getParameter" -> typed.get(arguments[0]);
                    case "getRemoteAddr" -> "192.0.2.1";
                    case "getHeaders" -> Collections.emptyEnumeration();
                    case "getRequestDispatcher" -> {
                        happened.add("shows " + arguments[0]);
                        yield page;
                    }
                    case "setCharacterEncoding" -> null;
                    default -> throw new AssertionError("not expected: " + method);
                });
        HttpServletResponse response =
                proxy(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "setStatus" -> {
                        happened.add("status " + arguments[0]);
                        yield null;
                    }
                    case "sendError" -> {
                        happened.add("error " + arguments[0]);
                        yield null;
                    }
                    default -> throw new AssertionError("not expected: " + method);
                });
        new FormServlet(receiver, shown, products).doPost(request, response);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(FormServletTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
