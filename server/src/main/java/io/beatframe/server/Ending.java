package io.beatframe.server;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import sun.misc.Signal;

/**
 * How the service ends. On SIGTERM or Ctrl-C it closes while the JVM still lives, so that steps may
 * finish or be handed back; in a shutdown hook it would be too late, because by then ffmpeg is
 * being killed. A second signal ends it at once.
 */
final class Ending {
    private Ending() {}

    static void await(ConfigurableApplicationContext context) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(
                    new Signal(name),
                    signal -> {
                        if (told.getCount() == 0) {
                            Runtime.getRuntime().halt(130);
                        }
                        told.countDown();
                    });
        }
        told.await();
        System.err.println("Ending: steps under way may finish; what cannot is handed back.");
        context.close();
    }
}
