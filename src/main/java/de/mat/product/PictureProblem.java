package de.mat.product;

/** Why a file is not taken as a picture. */
public enum PictureProblem {
    /** The file has too many bytes. */
    TOO_LARGE,
    /** It is neither JPEG nor PNG, whatever its name says. */
    NO_PICTURE,
    /** It has more pixels than are decoded here. */
    TOO_MANY_PIXELS,
    /** It begins like a picture, but is damaged or of a rare kind. */
    UNREADABLE,
    /** The product has as many pictures as it may have. */
    TOO_MANY
}
