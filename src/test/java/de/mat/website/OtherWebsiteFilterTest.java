package de.mat.website;

import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherWebsiteFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "website/contacts",
                "/website/contacts",
                "website;x/contacts",
                "website;/form",
                "%77ebsite/form",
                ""
            })
    void noSpellingOfAnAddressWalksAroundTheGate(String path) {
        OtherWebsiteFilter filter = new OtherWebsiteFilter(new Gate());

        assertThrows(Passed.class, () -> filter.filter(request(path)));
    }

    private static ContainerRequestContext request(String path) {
        UriInfo address = proxy(UriInfo.class, (proxy, method, arguments) -> path);
        return proxy(ContainerRequestContext.class, (proxy, method, arguments) -> address);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(OtherWebsiteFilterTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Passed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Gate extends PublicWebsite {

        @Override
        public Optional<WebsiteSettings> settings() {
            throw new Passed();
        }
    }
}
