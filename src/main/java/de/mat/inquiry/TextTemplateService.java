package de.mat.inquiry;

import de.mat.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The text templates: whoever answers uses them, administrators write them. */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.USER})
public class TextTemplateService {

    @PersistenceContext
    private EntityManager entityManager;

    /** For the container. */
    public TextTemplateService() {}

    TextTemplateService(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All of them, by language and name. */
    public List<TextTemplate> all() {
        return entityManager
                .createNamedQuery(TextTemplate.ALL, TextTemplate.class)
                .getResultList();
    }

    /** The template of this id. */
    public Optional<TextTemplate> find(long id) {
        return Optional.ofNullable(entityManager.find(TextTemplate.class, id));
    }

    /**
     * Stores a new template or a change of one.
     *
     * @return why it was not stored; empty when it was
     * @throws IllegalArgumentException if the text has an unknown placeholder, which the page has told before
     */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public Optional<TextTemplateProblem> store(TextTemplateDraft draft) {
        if (!Placeholder.unknown(draft.getText()).isEmpty()) {
            throw new IllegalArgumentException("A placeholder that nothing can fill");
        }
        if (all().stream()
                .anyMatch(other ->
                        !other.getId().equals(draft.getId()) && other.isCalled(draft.getName(), draft.getLanguage()))) {
            return Optional.of(TextTemplateProblem.NAME_TAKEN);
        }
        if (draft.getId() == null) {
            entityManager.persist(new TextTemplate(draft));
            return Optional.empty();
        }
        TextTemplate template = entityManager.find(TextTemplate.class, draft.getId(), LockModeType.PESSIMISTIC_WRITE);
        if (template == null || template.getVersion() != draft.basedOn()) {
            return Optional.of(TextTemplateProblem.CHANGED);
        }
        template.change(draft);
        return Optional.empty();
    }

    /** Removes the template; answers that began with it stay as they are. */
    @RolesAllowed(Roles.ADMINISTRATOR)
    public void remove(long id) {
        find(id).ifPresent(entityManager::remove);
    }
}
