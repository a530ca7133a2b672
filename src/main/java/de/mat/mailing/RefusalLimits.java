package de.mat.mailing;

import java.util.List;
import java.util.Optional;

/** When refusals are no longer the recipients' own: going on would only spoil the dealer's good name with the mail server. */
final class RefusalLimits {

    /** So many are looked at. */
    static final int LOOKED_AT = 100;

    private static final int IN_A_ROW = 20;
    private static final int IN_ALL = 20;

    private RefusalLimits() {}

    /** What is exceeded by these, the latest first. */
    static Optional<StopCause> exceededBy(List<RecipientState> tried) {
        if (tried.size() >= IN_A_ROW && failures(tried.subList(0, IN_A_ROW)) == IN_A_ROW) {
            return Optional.of(StopCause.REFUSED_IN_A_ROW);
        }
        return tried.size() >= LOOKED_AT && failures(tried) > IN_ALL
                ? Optional.of(StopCause.TOO_MANY_REFUSED)
                : Optional.empty();
    }

    private static long failures(List<RecipientState> tried) {
        return tried.stream().filter(state -> state != RecipientState.SENT).count();
    }
}
