package de.mat.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|GERMAN",
                "en|ENGLISH",
                "en-GB,en;q=0.9,de;q=0.8|ENGLISH",
                "de-AT|GERMAN",
                "fr,de;q=0.5,en;q=0.3|GERMAN",
                "fr,en;q=0.5,de;q=0.3|ENGLISH",
                "de;q=0.2,en;q=0.7|ENGLISH",
                "sv|GERMAN",
                "*|GERMAN"
            })
    void takesTheBestOfWhatTheBrowserWishes(String header, Language expected) {
        assertEquals(expected, Language.preferredBy(header));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"en');alert(1);//", "en;q=1000", ",,,", "\u0000", "en_\"><script>"})
    void isGermanForWhatIsNoWish(String header) {
        assertEquals(Language.GERMAN, Language.preferredBy(header));
    }

    @Test
    void knowsOnlyItsOwnTags() {
        assertEquals(List.of("de", "en"), Language.tags());
        assertEquals(Optional.of(Language.ENGLISH), Language.ofTag("en"));
        assertEquals(Optional.empty(), Language.ofTag("EN"));
        assertEquals(Optional.empty(), Language.ofTag("en-GB"));
        assertEquals(Optional.empty(), Language.ofTag(null));
    }
}
