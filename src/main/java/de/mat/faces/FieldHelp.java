package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Named;

/** Ties an input of the field tag to its help text ({@code aria-describedby}), which PrimeFaces has no attribute for. */
@Named
@ApplicationScoped
public class FieldHelp {

    /** Called by the field tag before its input is rendered. */
    public void describe(ComponentSystemEvent event) {
        UIComponent field = event.getComponent();
        String inputId = (String) field.getAttributes().get("describes");
        UIComponent input = field.findComponent(inputId);
        UIComponent help = field.findComponent(inputId + "Help");
        if (input != null && help != null && help.isRendered()) {
            input.getPassThroughAttributes().put("aria-describedby", help.getClientId());
        }
    }
}
