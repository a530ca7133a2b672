package de.mat.product;

/** The file is not taken as a picture. */
public class PictureRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PictureProblem problem;

    PictureRefusedException(PictureProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    /** Why. */
    public PictureProblem problem() {
        return problem;
    }
}
