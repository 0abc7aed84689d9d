package io.beatframe.grade;

/**
 * A colour look as a function of coded bt709 RGB, made by {@link Looks}: one of ours, or a user's
 * cube. Safe for use by many threads.
 */
public final class Look implements Lut3D.Transform {
    private final String name;
    private final Lut3D.Transform full;
    private final double strength;
    private final int bakedSize;

    private Look(String name, Lut3D.Transform full, double strength, int bakedSize) {
        this.name = name;
        this.full = full;
        this.strength = strength;
        this.bakedSize = bakedSize;
    }

    /** A look of ours, smooth enough for the usual cube. */
    static Look of(String name, LookSettings settings) {
        return new Look(name, new PaletteLook(settings), 1, Lut3D.USUAL_SIZE);
    }

    /**
     * A user's cube. One whose nodes are not among ours gets twice as many, so that none is lost.
     */
    static Look of(String name, Lut3D cube) {
        boolean shared = (Lut3D.USUAL_SIZE - 1) % (cube.size() - 1) == 0;
        return new Look(name, cube::apply, 1, shared ? Lut3D.USUAL_SIZE : Lut3D.FINE_SIZE);
    }

    /** The palette's name, e.g. "warm_cinematic", or that of the user's file. */
    public String name() {
        return name;
    }

    public double strength() {
        return strength;
    }

    /**
     * The same look, blended with the untouched picture.
     *
     * @param share 0 leaves the picture, 1 is the whole look
     */
    public Look withStrength(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A strength is 0 to 1, not " + share);
        }
        return new Look(name, full, share, bakedSize);
    }

    /** As a cube. */
    public Lut3D lut() {
        return after(rgb -> {});
    }

    /** A correction and then this look, as one cube: the picture is rounded once. */
    Lut3D after(Lut3D.Transform correction) {
        return Lut3D.bake(
                bakedSize,
                rgb -> {
                    correction.apply(rgb);
                    apply(rgb);
                });
    }

    /** Replaces three coded values of 0 to 1. */
    @Override
    public void apply(double[] rgb) {
        double red = rgb[0];
        double green = rgb[1];
        double blue = rgb[2];
        if (strength > 0) {
            full.apply(rgb);
        }
        if (strength < 1) {
            rgb[0] = red + strength * (rgb[0] - red);
            rgb[1] = green + strength * (rgb[1] - green);
            rgb[2] = blue + strength * (rgb[2] - blue);
        }
    }
}
