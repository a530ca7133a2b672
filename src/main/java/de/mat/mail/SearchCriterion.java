package de.mat.mail;

import java.util.Optional;

/**
 * What a server is asked to look for: mails on whose From header the one text stands and whose subject holds the other. Both are
 * substring tests of the server's that ignore case, so what it finds are candidates only.
 *
 * @param from ASCII without control characters
 * @param subject empty when every subject is welcome; so is a text that no search can hold, since more candidates do no harm
 */
public record SearchCriterion(String from, Optional<String> subject) {

    /** @throws IllegalArgumentException if the sender is more than plain text */
    public SearchCriterion {
        if (from.isBlank() || !from.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("not plain ASCII");
        }
        subject = subject.filter(text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl));
    }

    boolean isAscii() {
        return subject.stream().flatMapToInt(String::chars).allMatch(c -> c < 0x80);
    }

    SearchCriterion withoutSubject() {
        return new SearchCriterion(from, Optional.empty());
    }
}
