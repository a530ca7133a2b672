package de.mat.mailing;

import de.mat.contact.Allowance;
import de.mat.contact.AllowanceService;
import de.mat.contact.ContactCriteria;
import de.mat.contact.RecipientCandidate;
import de.mat.mailing.LeftOut.Reason;
import de.mat.security.Roles;
import de.mat.text.StorableText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says who gets a mailing: by its filter and by hand, each address once, and only who may be written to. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER, Roles.SYSTEM})
public class SelectionService {

    /** Contacts of one mailing; far above what any mailbox sends. */
    static final int MOST = 200_000;

    @Inject
    private AllowanceService allowances;

    /** For the container. */
    public SelectionService() {}

    SelectionService(AllowanceService allowances) {
        this.allowances = allowances;
    }

    /** Of that mailing, as of now. */
    public MailingSelection select(Mailing mailing) {
        return select(mailing.getFilter(), mailing.getChoices());
    }

    /** Of a filter and what was decided by hand, by the ids of contacts. */
    public MailingSelection select(RecipientFilter filter, Map<Long, Choice> choices) {
        List<RecipientCandidate> recipients = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        for (RecipientCandidate candidate : candidates(filter, choices)) {
            if (choices.get(candidate.contact()) == Choice.REMOVED) {
                leftOut.add(new LeftOut(candidate, Reason.REMOVED));
            } else if (candidate.allowance() != Allowance.ALLOWED) {
                leftOut.add(new LeftOut(candidate, reason(candidate)));
            } else if (addresses.add(StorableText.addressKey(candidate.address()))) {
                recipients.add(candidate);
            } else {
                leftOut.add(new LeftOut(candidate, Reason.DOUBLE));
            }
        }
        return new MailingSelection(recipients, leftOut);
    }

    private Iterable<RecipientCandidate> candidates(RecipientFilter filter, Map<Long, Choice> choices) {
        Map<Long, RecipientCandidate> chosen = new LinkedHashMap<>();
        if (filter.isFiltered()) {
            allowances
                    .candidates(filter.criteria(), 0, MOST)
                    .forEach(candidate -> chosen.put(candidate.contact(), candidate));
        }
        List<Long> added = choices.entrySet().stream()
                .filter(each -> each.getValue() == Choice.ADDED)
                .map(Map.Entry::getKey)
                .filter(contact -> !chosen.containsKey(contact))
                .toList();
        allowances.candidates(added).forEach(candidate -> chosen.put(candidate.contact(), candidate));
        return chosen.values();
    }

    /** Contacts in which these words occur, to be added by hand. */
    public List<RecipientCandidate> find(String words, int most) {
        return allowances.candidates(new ContactCriteria(words, List.of(), null, null, null), 0, most);
    }

    /** The reasons are called as the allowances are, but that it is one. */
    private static Reason reason(RecipientCandidate candidate) {
        return Reason.valueOf(candidate.allowance().name());
    }
}
