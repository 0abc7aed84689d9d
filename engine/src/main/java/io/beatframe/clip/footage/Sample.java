package io.beatframe.clip.footage;

import io.beatframe.clip.face.Face;
import java.util.List;

/**
 * What one moment of a source looks like.
 *
 * @param seconds from the start of the source
 * @param sharpness variance of the Laplacian of luma over its squared mean; higher is sharper,
 *     comparable within one source and roughly between sources
 * @param motion mean change against the sample before, after removing the camera's shift, in grey
 *     levels a sample
 * @param shake change of the camera's shift against the one before, in widths a second
 * @param exposure 1 well exposed, 0 black or blown out
 * @param variety standard deviation of colour over the picture, in levels; an empty wall has little
 * @param afterCut whether the source cuts between the sample before and this one
 * @param saliency where the eye goes
 * @param faces as last seen
 */
record Sample(
        double seconds,
        double sharpness,
        double motion,
        double shake,
        double exposure,
        double variety,
        boolean afterCut,
        Saliency saliency,
        List<Face> faces) {
    Sample {
        faces = List.copyOf(faces);
    }
}
