package de.mat.website;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Thanks a visitor for what was sent, and names its number. */
@Named
@RequestScoped
public class ThanksView {

    /** What the address says, if that is a number; else null. */
    public String getNumber() {
        String number = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("number");
        return number != null && number.matches("[0-9]{1,18}") ? number : null;
    }
}
