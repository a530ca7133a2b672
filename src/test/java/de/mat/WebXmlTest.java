package de.mat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.mat.security.Roles;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Set<String> folders;
        Set<String> publicPages;
        try (Stream<Path> files = Files.list(WEBAPP)) {
            List<Path> all = files.toList();
            folders = all.stream()
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(folder -> !Set.of("WEB-INF", "resources").contains(folder))
                    .map(folder -> "/" + folder + "/*")
                    .collect(Collectors.toCollection(TreeSet::new));
            publicPages = all.stream()
                    .filter(Files::isRegularFile)
                    .map(page -> page.getFileName().toString())
                    .collect(Collectors.toSet());
        }

        Set<String> constrained =
                found("<url-pattern>([^<]+)</url-pattern>(?=\\s*</web-resource-collection>)", WEB_XML);
        folders.removeAll(constrained);

        assertEquals(Set.of(), folders);
        assertEquals(Set.of("login.xhtml", "error.xhtml"), publicPages, "who may see a page is a decision, made here");
    }

    private static Set<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
