#include "command/door.hpp"

namespace chengxin::command {

namespace {

constexpr std::size_t jobs_max = 256;       // callers whose commands go into one group
constexpr std::size_t commands_max = 1000;  // more gain nothing and keep the first callers waiting

}  // namespace

Door::Door(store::Store& store)
    : store_(store),
      writer_([this](std::vector<Job> jobs) { write(std::move(jobs)); }, jobs_max) {}

bool Door::record(Recorder& recorder, std::vector<Submission> submissions, Answer answer) {
    Job job;
    job.recorder = &recorder;
    job.submissions = std::move(submissions);
    job.answer = std::move(answer);
    return writer_.submit(std::move(job));
}

bool Door::write_aside(Aside aside, AsideDone done) {
    Job job;
    job.aside = std::move(aside);
    job.aside_done = std::move(done);
    return writer_.submit(std::move(job));
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
        auto next = receipts.begin();
        for (; first < past; ++first) {
            auto const end = next + static_cast<std::ptrdiff_t>(jobs[first].submissions.size());
            jobs[first].answer({std::make_move_iterator(next), std::make_move_iterator(end)});
            next = end;
        }
    }
}

}  // namespace chengxin::command
