package de.mat.product;

/** The file is not taken as a picture. */
class PictureRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PictureProblem problem;

    PictureRefusedException(PictureProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    PictureProblem problem() {
        return problem;
    }
}
