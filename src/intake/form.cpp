#include "intake/form.hpp"

#include <algorithm>

namespace chengxin::intake {

namespace {

Field day_field() {
    return {"day",
            "起始日期",
            false,
            {"起始日期", "开始日期", "起始时间", "生效日期", "登记日期", "日期", "起日", "from", "day", "date"}};
}

Field village_field(bool required) {
    return {"village",
            "村",
            required,
            {"村", "行政村", "村名", "村名称", "所在村", "村社区", "村/社区", "村(社区)", "村居", "所属村", "村委会",
             "社区", "村代码", "行政村代码", "行政区划代码", "village", "village_code", "division"}};
}

Field township_field() {
    return {"township",
            "乡镇",
            false,
            {"乡镇", "乡(镇)", "乡镇名称", "所在乡镇", "镇", "乡", "街道", "乡镇街道", "township"}};
}

Field group_field() {
    return {"group", "村民小组", false, {"村民小组", "小组", "组", "组别", "组名", "村小组", "所在组", "group"}};
}

Field phone_field() {
    return {"phone",
            "电话",
            false,
            {"电话", "联系电话", "电话号码", "手机", "手机号", "手机号码", "联系方式", "联系号码", "phone", "mobile",
             "tel"}};
}

Field head_field() {
    return {"head", "户主", true, {"户主", "户主姓名", "户主名", "户主名字", "head", "household_head"}};
}

Form division_form() {
    return {"division",
            "行政区划",
            {{"code",
              "代码",
              true,
              {"代码", "区划代码", "行政区划代码", "统计用区划代码", "编码", "区划编码", "行政区划编码", "code"}},
             {"name", "名称", true, {"名称", "区划名称", "行政区划名称", "单位名称", "name"}},
             {"level", "级别", false, {"级别", "层级", "等级", "level"}},
             {"parent", "上级代码", false, {"上级代码", "上级区划代码", "父级代码", "上级", "parent_code", "parent"}},
             {"kind", "类别", false, {"类别", "类型", "kind", "type"}},
             {"urban_rural_class", "城乡分类代码", false, {"城乡分类代码", "城乡分类", "urban_rural_class"}},
             {"is_virtual", "虚拟", false, {"虚拟", "是否虚拟", "is_virtual"}},
             day_field()}};
}

Form unit_form() {
    return {"unit",
            "单位",
            {{"name", "单位名称", true, {"单位名称", "单位", "名称", "机构名称", "部门", "部门名称", "name", "unit"}},
             {"kind", "单位类别", true, {"单位类别", "类别", "类型", "单位类型", "单位性质", "性质", "kind", "type"}},
             {"parent", "上级单位", false, {"上级单位", "主管单位", "主管部门", "parent"}},
             day_field()}};
}

Form person_form() {
    return {"person",
            "人员",
            {{"name", "姓名", true, {"姓名", "名字", "干部姓名", "人员姓名", "name"}},
             phone_field(),
             {"unit", "单位", false, {"单位", "工作单位", "所在单位", "单位名称", "所属单位", "unit"}},
             day_field()}};
}

Form link_form() {
    return {
        "link",
        "任职与联系",
        {{"from",
          "姓名",
          true,
          {"姓名", "干部姓名", "人员姓名", "名字", "干部", "联系人", "联系干部", "单位名称", "单位", "from", "name"}},
         phone_field(),
         {"link",
          "职务",
          true,
          {"职务", "任职", "岗位", "角色", "联系类型", "联系", "职务或联系", "身份", "link", "role", "post"}},
         {"place",
          "地点",
          true,
          {"地点", "任职地点", "任职地", "所在地", "村", "行政村", "联系村", "驻村", "乡镇", "对象", "村名", "to",
           "place", "village", "division"}},
         {"head", "户主", false, {"户主", "户主姓名", "结对户", "结对户主", "帮扶户", "帮扶对象", "head", "household"}},
         {"day",
          "起始日期",
          false,
          {"起始日期", "任职日期", "任职时间", "到任日期", "开始日期", "起始时间", "结对日期", "日期", "day",
           "from_day", "date"}}}};
}

Form household_form() {
    auto head = head_field();
    head.headers.insert(head.headers.end(), {"姓名", "name"});
    return {
        "household",
        "户",
        {std::move(head),
         phone_field(),
         {"address", "住址", false, {"住址", "地址", "家庭住址", "家庭地址", "详细地址", "居住地址", "address"}},
         township_field(),
         village_field(true),
         group_field(),
         {"registered", "户籍在册", false, {"户籍在册", "是否在册", "在册", "户籍", "registered"}},
         {"members",
          "家庭人口",
          true,
          {"家庭人口", "人口", "人数", "家庭人口数", "人口数", "家庭人数", "户人口", "常住人口", "members", "people"}},
         {"id_number",
          "户主身份证号",
          false,
          {"户主身份证号", "户主身份证号码", "户主身份证", "身份证号", "身份证号码", "身份证", "公民身份号码",
           "证件号码", "id_number"}},
         day_field()}};
}

Form member_form() {
    return {
        "household_member",
        "户内成员",
        {{"name", "姓名", true, {"姓名", "成员姓名", "家庭成员", "家庭成员姓名", "名字", "name", "member"}},
         {"id_number",
          "身份证号",
          false,
          {"身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号码", "证件号码", "证件号", "id_number"}},
         {"relation", "与户主关系", false, {"与户主关系", "与户主的关系", "关系", "家庭关系", "relation"}},
         head_field(),
         {"phone", "户主电话", false, {"户主电话", "户主手机", "户主联系电话", "联系电话", "电话", "手机号", "phone"}},
         township_field(),
         village_field(true),
         group_field(),
         day_field()}};
}

}  // namespace

Field const* Form::field(std::string_view name_or_title) const {
    auto const found = std::ranges::find_if(
        fields, [&](Field const& one) { return one.name == name_or_title || one.title == name_or_title; });
    return found == fields.end() ? nullptr : &*found;
}

std::span<Form const> forms() {
    static std::vector<Form> const all{division_form(), unit_form(),      person_form(),
                                       link_form(),     household_form(), member_form()};
    return all;
}

Form const* find_form(std::string_view name_or_title) {
    auto const found = std::ranges::find_if(
        forms(), [&](Form const& one) { return one.name == name_or_title || one.title == name_or_title; });
    return found == forms().end() ? nullptr : &*found;
}

}  // namespace chengxin::intake
