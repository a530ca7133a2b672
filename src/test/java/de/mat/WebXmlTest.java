package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.mat.security.Roles;
import de.mat.user.Right;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Roles and protected paths, as far as the files tell. */
class WebXmlTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Path WEB_XML = WEBAPP.resolve("WEB-INF/web.xml");

    @Test
    void eachRoleIsDeclared() throws Exception {
        Set<String> roles = new TreeSet<>();
        for (Field constant : Roles.class.getFields()) {
            roles.add((String) constant.get(null));
        }

        assertEquals(roles, found("<security-role>\\s*<role-name>([^<]+)", WEB_XML));
        assertEquals(
                roles,
                found("<security-role-mapping>\\s*<role-name>([^<]+)", WEB_XML.resolveSibling("payara-web.xml")),
                "a role that is not mapped belongs to nobody");
    }

    @Test
    void eachFolderOfPagesIsConstrained() throws IOException {
        Set<String> folders = new TreeSet<>();
        Set<String> publicPages = new TreeSet<>();
        for (Path page : pages()) {
            if (page.getParent() == null) {
                publicPages.add(page.toString());
            } else {
                folders.add("/" + page.getParent().toString().replace('\\', '/') + "/*");
            }
        }
        folders.removeAll(constrained());

        assertEquals(Set.of("/web/*"), folders, "who may see a folder is a decision, made here");
        assertEquals(Set.of("login.xhtml", "error.xhtml"), publicPages, "who may see a page is a decision, made here");
    }

    @Test
    void eachRightHasAFolderOfItsOwn() throws IOException {
        Set<String> folders = Stream.of(Right.values())
                .map(right -> "/write/" + right.name().toLowerCase(Locale.ROOT) + "/*")
                .collect(Collectors.toCollection(TreeSet::new));
        folders.removeAll(constrained());

        assertEquals(Set.of(), folders);
    }

    @Test
    void noUploadGoesToAProtectedPath() throws IOException {
        Set<String> uploads = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("@MultipartConfig(")) {
                    uploads.addAll(found("@WebServlet\\(\"([^\"]+)\"", file));
                }
            }
        }
        List<String> folders =
                constrained().stream().map(path -> path.replace("*", "")).toList();

        assertFalse(uploads.isEmpty());
        assertEquals(
                List.of(),
                uploads.stream()
                        .filter(upload -> folders.stream().anyMatch(upload::startsWith))
                        .toList(),
                "there the container reads a whole upload before it asks whose it is");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(Files::isRegularFile)
                    .map(WEBAPP::relativize)
                    .filter(file -> !file.startsWith("WEB-INF") && !file.startsWith("resources"))
                    .toList();
        }
    }

    private static Set<String> constrained() throws IOException {
        return found("<url-pattern>([^<]+)</url-pattern>(?=\\s*</web-resource-collection>)", WEB_XML);
    }

    private static Set<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
