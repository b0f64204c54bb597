#include "demo/names.hpp"

#include <array>

namespace chengxin::demo {

namespace {

constexpr std::array<std::string_view, 20> surnames{"蒋", "唐", "何", "盘", "赵", "李", "周", "陈", "邓", "刘",
                                                    "胡", "吴", "奉", "黄", "欧", "潘", "罗", "彭", "谢", "曾"};
constexpr std::array<std::string_view, 24> first_characters{"春", "秋", "玉", "金", "明", "建", "国", "桂",
                                                            "长", "永", "德", "祖", "家", "冬", "水", "石",
                                                            "庆", "新", "光", "开", "满", "青", "美", "友"};
constexpr std::array<std::string_view, 24> second_characters{"生", "英", "华", "兰", "田", "旺", "林", "秀",
                                                             "福", "贵", "妹", "平", "芳", "清", "凤", "顺",
                                                             "山", "云", "香", "发", "莲", "元", "娥", "强"};

template <std::size_t Size>
std::string_view one_of(Random& random, std::array<std::string_view, Size> const& words) {
    return words[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(Size) - 1))];
}

constexpr std::array<std::string_view, 6> thoughts{
    "想把老屋修一修", "想让孩子回镇上读初中", "想多种两亩柑橘", "想在家门口找点活干", "想学养蜂", "想给老人办好医保"};
constexpr std::array<std::string_view, 6> hopes{"盼通组路早点硬化", "盼水渠修好",     "盼手机信号好一点",
                                                "盼班车能到村口",   "盼路灯装到三组", "盼卫生室常有人"};
constexpr std::array<std::string_view, 6> doings{"在家种稻、养鸡", "两个儿子在广东做工", "今年栽了油茶",
                                                 "在镇上做木工",   "照看孙辈",           "养了四十箱蜂"};
constexpr std::array<std::string_view, 6> worries{"愁橘子卖不出价",   "愁老人看病远",   "愁涨水冲了田埂",
                                                  "愁没有劳力收稻子", "愁孩子上学接送", "愁屋后边坡不稳"};
constexpr std::array<std::string_view, 6> needs{"需要一批油茶苗",   "需要人帮忙填医保表", "需要水泥修引水沟",
                                                "需要打听技术培训", "需要调解地界",       "需要联系收橘子的老板"};

}  // namespace

std::int64_t pick(Random& random, std::int64_t least, std::int64_t most) {
    auto const width = static_cast<std::uint64_t>(most - least + 1);
    return least + static_cast<std::int64_t>(random() % width);
}

bool chance(Random& random, std::int64_t in_thousand) { return pick(random, 0, 999) < in_thousand; }

std::string person_name(Random& random) {
    std::string name(one_of(random, surnames));
    name += one_of(random, first_characters);
    name += one_of(random, second_characters);
    return name;
}

std::string phone(Random& random) { return "120" + std::to_string(pick(random, 10'000'000, 99'999'999)); }

std::string words_of(Random& random, std::string_view question) {
    if (question == "think") return std::string(one_of(random, thoughts));
    if (question == "hope") return std::string(one_of(random, hopes));
    if (question == "doing") return std::string(one_of(random, doings));
    if (question == "worry") return std::string(one_of(random, worries));
    return std::string(one_of(random, needs));
}

}  // namespace chengxin::demo
