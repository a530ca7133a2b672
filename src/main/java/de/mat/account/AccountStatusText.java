package de.mat.account;

import de.mat.account.AccountStatus.Problem;
import de.mat.faces.Messages;
import de.mat.faces.Moments;
import de.mat.mail.Protocol;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What is wrong with the account, in the words of a page. */
@ApplicationScoped
public class AccountStatusText {

    /**
     * One thing that is wrong.
     *
     * @param part what does not work because of it; empty when it is everything
     */
    public record Sentence(String text, String part) {}

    @Inject
    private Moments moments;

    /** What is wrong, from the worst on; empty when the account works. */
    public List<Sentence> of(AccountStatus status) {
        return switch (status.kind()) {
            case NOT_CONFIGURED, PASSWORD_LOST -> List.of(new Sentence(Messages.text("warning." + status.kind()), ""));
            case LOGIN_REJECTED, UNREACHABLE, WORKING ->
                status.problems().stream()
                        .map(problem -> sentence(problem, status.getDetails()))
                        .toList();
        };
    }

    private Sentence sentence(Problem problem, AccountDetails details) {
        Protocol first = problem.servers().get(0);
        String text = Messages.text(
                "warning." + problem.kind(),
                moments.shortly(problem.since()),
                FailureExplanation.brief(problem.cause(), first, details));
        return new Sentence(
                text, Messages.text("warning.part." + (problem.servers().size() > 1 ? "BOTH" : first)));
    }
}
