// Words that both shells use.
export const common = {
    product: "秤心",
    demo: "演示数据",
    sign_in: "登录",
    login: "账号",
    password: "密码",
    login_missing: "请填写账号。",
    password_missing: "请填写密码。",
    signing_in: "正在登录…",
    motto: "一次记下，处处算数",
    county_office: "账号由县里发。忘了密码，找县管理员。",
    unexplained: "服务器没有说明原因。可以原样重交；还不行，请告诉管理员。",
    back: "返回",
    loading: "正在打开…",
    skip: "跳到正文",
    state: {
        standing: "有效",
        corrected: "已更正",
        withdrawn: "已撤销",
        waiting: "等原记录",
    },
};
