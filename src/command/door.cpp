#include "command/door.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t jobs_max = 256;       // callers whose commands go into one group
constexpr std::size_t commands_max = 1000;  // more gain nothing and keep the first callers waiting
constexpr auto outcome_count = static_cast<std::size_t>(Receipt::Outcome::deferred) + 1;

std::int64_t steady_ms() {
    auto const now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

Door::Door(store::Store& store, metrics::Meters& meters)
    : store_(store),
      meters_(meters),
      writer_([this](std::vector<Job> jobs) { write(std::move(jobs)); }, jobs_max) {}

bool Door::record(Recorder& recorder, std::vector<Submission> submissions, Answer answer) {
    Job job;
    job.recorder = &recorder;
    job.submissions = std::move(submissions);
    job.answer = std::move(answer);
    return submit(std::move(job));
}

bool Door::write_aside(Aside aside, AsideDone done) {
    Job job;
    job.aside = std::move(aside);
    job.aside_done = std::move(done);
    return submit(std::move(job));
}

bool Door::submit(Job job) {
    meters_.queued();  // before the writer can take it
    bool const kept = writer_.submit(std::move(job));
    if (!kept) meters_.taken(1);
    return kept;
}

std::chrono::milliseconds Door::busy_for() const {
    auto const since = busy_since_ms_.load();
    return std::chrono::milliseconds(since == 0 ? 0 : steady_ms() - since);
}

void Door::measure(Recorder const& recorder, std::vector<Receipt> const& receipts) {
    meters_.group_written(receipts.size(), recorder.stages());
    std::array<std::size_t, outcome_count> counts{};
    for (auto const& receipt : receipts) ++counts[static_cast<std::size_t>(receipt.outcome)];
    for (std::size_t i = 0; i < outcome_count; ++i) {
        if (counts[i] > 0) meters_.commands_ended(to_text(static_cast<Receipt::Outcome>(i)), counts[i]);
    }
}

void Door::write_aside(Job const& job) {
    std::exception_ptr failure;
    try {
        store::Transaction transaction(store_.writer(), store::Transaction::Purpose::write);
        job.aside(store_.writer());
        transaction.commit();
    } catch (...) {
        failure = std::current_exception();
    }
    job.aside_done(failure);
}

void Door::write(std::vector<Job> jobs) {
    meters_.taken(jobs.size());
    busy_since_ms_ = steady_ms();
    for (std::size_t first = 0; first < jobs.size();) {
        if (jobs[first].recorder == nullptr) {
            write_aside(jobs[first++]);
            continue;
        }
        auto past = first;
        std::vector<Submission> group;
        auto const joins = [&](Job const& job) {
            return job.recorder == jobs[first].recorder &&
                   (group.empty() || group.size() + job.submissions.size() <= commands_max);
        };
        for (; past < jobs.size() && joins(jobs[past]); ++past) {
            auto& more = jobs[past].submissions;
            group.insert(group.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        auto receipts = jobs[first].recorder->record(group);
        auto const head = jobs[first].recorder->head();
        measure(*jobs[first].recorder, receipts);
        auto next = receipts.begin();
        for (; first < past; ++first) {
            auto const end = next + static_cast<std::ptrdiff_t>(jobs[first].submissions.size());
            jobs[first].answer({{std::make_move_iterator(next), std::make_move_iterator(end)}, head});
            next = end;
        }
    }
    busy_since_ms_ = 0;
}

}  // namespace chengxin::command
