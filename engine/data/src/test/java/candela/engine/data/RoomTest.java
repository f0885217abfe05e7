package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.data.DataException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many hold answers at once, they take no more than the room, none is stuck, and small ones get through. */
@Timeout(60)
class RoomTest {

    private static final long MB = 1L << 20;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicLong size = new AtomicLong(200 * MB);

    @Test
    void whatFindsNoRoomIsRefusedInWordsThatSayWhatToDo() {
        var room = room(Duration.ZERO);
        try (var first = room.place();
                var second = room.place()) {
            first.hold(64 * MB);
            second.hold(64 * MB);

            var refused = catchThrowableOfType(DataException.class, () -> room.take(40 * MB));

            assertThat(refused.reason()).isEqualTo(Reason.BUSY);
            assertThat(refused.getMessage()).contains("Try again in a moment", "fewer columns");
        }
        room.take(40 * MB).close();
        assertThat(room.taken()).isZero();
    }

    @Test
    void smallAnswersHaveRoomWhileLargeOnesTakeAll() {
        var room = room(Duration.ZERO);
        try (var large = room.take(150 * MB)) {
            assertThat(room.taken()).isEqualTo(150 * MB);
            for (var i = 0; i < 50; i++) {
                room.take(MB);
            }
            for (var i = 0; i < 1_000; i++) {
                room.take(1_000);
            }
            assertThat(room.taken()).isEqualTo(200 * MB);
            assertThatThrownBy(() -> room.take(MB)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void whoGrowsLargeGivesTheRoomOfSmallOnesBack() {
        var room = room(Duration.ZERO);
        var place = room.place();
        place.hold(MB / 2);
        assertThat(room.taken()).isEqualTo(MB);
        place.hold(3 * MB / 2);
        assertThat(room.taken()).isEqualTo(2 * MB);

        place.close();
        place.close();

        assertThat(room.taken()).isZero();
    }

    @Test
    void oneAnswerAloneAlwaysHasRoomAndNeverMoreThanThereIs() {
        size.set(20 * MB);
        var room = room(Duration.ZERO);
        try (var place = room.place()) {
            place.hold(64 * MB);
            assertThat(room.taken()).isEqualTo(15 * MB);
        }
    }

    @Test
    void answersThatGrowTogetherAllComeToTheirEnd() throws Exception {
        var room = room(LONG);
        var most = new AtomicLong();

        var ends = together(4, () -> {
            try (var place = room.place()) {
                for (var held = MB; held <= 70 * MB; held += MB) {
                    place.hold(held);
                    most.accumulateAndGet(room.taken(), Math::max);
                    Thread.yield();
                }
            }
            return true;
        });

        for (var end : ends) {
            assertThat(end.get()).isTrue();
        }
        assertThat(most.get()).isLessThanOrEqualTo(200 * MB);
        assertThat(room.taken()).isZero();
    }

    @Test
    void whoWaitsGoesOnWhenOthersEnd() throws Exception {
        var room = room(LONG);
        var first = room.take(150 * MB);
        var begun = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = pool.submit(() -> {
                begun.countDown();
                room.take(100 * MB).close();
                return true;
            });
            begun.await();
            first.close();
            assertThat(second.get()).isTrue();
        }
    }

    @Test
    void onlyFewWaitAndOthersAreRefusedAtOnce() throws Exception {
        var room = room(LONG);
        var first = room.take(150 * MB);
        var refused = new CountDownLatch(2);

        var ends = together(
                6,
                () -> {
                    try {
                        room.take(100 * MB).close();
                    } catch (DataException e) {
                        refused.countDown();
                        throw e;
                    }
                    return true;
                },
                () -> {
                    refused.await();
                    first.close();
                });

        assertThat(ends).filteredOn(RoomTest::succeeded).hasSize(4);
        assertThat(room.taken()).isZero();
    }

    @Test
    void aQueryThatIsStoppedDoesNotWaitForRoom() {
        var room = room(LONG);
        try (var first = room.take(150 * MB);
                var second = room.place()) {
            var execution = new Execution(second);
            execution.cancel();

            execution.hold(50 * MB);

            assertThat(room.taken()).isEqualTo(150 * MB);
        }
    }

    private Room room(Duration patience) {
        return new Room(size::get, () -> patience);
    }

    private interface Meanwhile {
        void act() throws InterruptedException;
    }

    private static List<Future<Boolean>> together(int many, Callable<Boolean> work) throws InterruptedException {
        return together(many, work, () -> {});
    }

    private static List<Future<Boolean>> together(int many, Callable<Boolean> work, Meanwhile meanwhile)
            throws InterruptedException {
        var ends = new ArrayList<Future<Boolean>>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < many; i++) {
                ends.add(pool.submit(work));
            }
            meanwhile.act();
        }
        return ends;
    }

    private static boolean succeeded(Future<Boolean> end) {
        try {
            return end.get();
        } catch (InterruptedException | ExecutionException e) {
            return false;
        }
    }
}
