/** Water on its way from cloud to gauge: plain models that conserve mass, seeded, without clock. */
@NullMarked
package org.fengsui.sim.physics;

import org.jspecify.annotations.NullMarked;
