package de.mat.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Switches Jakarta Faces on as CDI beans ({@code #{facesContext}} and the like can be injected). */
@FacesConfig
@ApplicationScoped
public class FacesConfiguration {}
